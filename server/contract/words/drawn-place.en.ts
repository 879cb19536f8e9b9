/** Words of places drawn by hand, for the app and for the pages of the server. */
export const en = {
  line_within: 'along a drawn line, within {distance} of it',
  outline: 'within a drawn area',
  line_corners: 'along a drawn line ({corners}), ±\u00a0{number}\u00a0m',
  outline_corners: 'within a drawn area ({corners})',
};
