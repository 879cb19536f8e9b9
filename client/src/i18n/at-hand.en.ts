export const en = {
  describe: 'Describe the map in words',
  describe_short: 'In words',
  summary: '{question} {incidents}. “{describe}” tells all of it: where, when, what is contested.',
  on_paper: 'The map for paper is at {address}',
  views: 'Views',
};
