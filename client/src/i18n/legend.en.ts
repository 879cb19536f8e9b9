export const en = {
  press: 'Press a row to see only that; press it again to let go.',
  not_in_view: 'none in view',
};
