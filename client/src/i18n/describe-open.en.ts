export const en = {
  open: 'Describe the map in words',
  summary: '{question} {incidents}. “{open}” tells all of it: where, when, what is contested.',
};
