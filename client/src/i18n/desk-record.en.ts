export const en = {
  download: 'Download the record',
  means:
    'All versions as they were written, who did what to it, and the proof that anybody can check, in one file. It holds what a protection rule keeps from readers; that you took it is noted.',
};
