export const en = {
  erased: 'erased',
  erase: 'Erase …',
  erase_of: 'Erase {name} for good',
  erase_means:
    'For when a court or a person at risk demands it. The bytes are taken away for good, at every source that has this file, and it cannot be added again. What was recorded of it and its custody stay. Earlier copies of the folder of evidence keep the bytes: clear them as well.',
  did_erased: 'erased by {who}',
  evidence_erased: 'This file was erased; its custody says by whom and why.',
  check_erased: {
    one: '{number} file of evidence was erased, as its custody says.',
    other: '{number} files of evidence were erased, as their custody says.',
  },
};
