export const en = {
  title: 'Shading',
  none: 'None',
  municipality: 'Municipalities by number',
  people: 'Municipalities per 10,000 people',
  heat: 'Density, in place of symbols',
};
