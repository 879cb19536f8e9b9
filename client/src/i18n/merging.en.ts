export const en = {
  your_choice: 'Both changed this: choose',
  before: 'Before',
  theirs: 'Saved version',
  mine: 'Your text',
  nothing_there: 'nothing',
  taken_theirs: 'Changed in the saved version, taken over',
  taken_mine: 'Changed in your text, kept',
  no_conflict: 'The changes do not touch each other; both are kept.',
  missing: { one: 'Choose in {count} place.', other: 'Choose in {count} places.' },
  save: 'Save the merged text',
  retracted: 'It was retracted meanwhile, and cannot be changed any more.',
};
