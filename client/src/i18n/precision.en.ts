export const en = {
  label: 'No less precise than',
  any: 'Any, or no place at all',
  hint: 'Counted is the place as the account read gives it. A band along a line is as precise as a municipality.',
};
