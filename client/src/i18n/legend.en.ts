export const en = {
  press: 'Press a row to see only that; press it again to let go.',
  not_in_view: 'none in view',
  tie: 'Thin line, in the line of who names it: from the place of the preferred account to another',
  tie_read: 'Thin line, in the line of who names it: from the place read here to another',
};
