export const en = {
  open_whole: 'Open the full map',
  new_tab: '(opens in a new tab)',
  unknown_parts: 'This frame was asked for parts that do not exist: {unknown}. There are: {parts}.',
  shows: 'Filtered by: {filters}',
  reading: 'Incident',
};
