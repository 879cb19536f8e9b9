export const en = {
  rate_first: 'up to {to}',
  rate_range: 'over {from}, up to {to}',
  rate_of: '{rate} ({count})',
  rate_note: 'Incidents shown for each 10,000 people living there; the number itself stands in brackets.',
  sources: 'People: {sources}.',
  source: '{source}, {year}',
  unknown: 'Not shaded, for want of a sourced number of people: {municipalities}.',
  no_people: 'Nobody is cited for how many people live in these municipalities, so that nothing is shaded.',
  heat_up_to: 'up to {count}',
  heat_full: '{count} or more',
  heat_counts: {
    one: 'Counted is {number} incident that is known to be at or near a named place, at the place of its preferred account. It is spread over {pixels} pixels of the screen around it, at every zoom.',
    other:
      'Counted are {number} incidents that are known to be at or near a named place, each at the place of its preferred account. Each is spread over {pixels} pixels of the screen around it, at every zoom.',
  },
  heat_left: {
    one: '{number} incident is left out: of it only an area, or no place at all, is known.',
    other: '{number} incidents are left out: of them only an area, or no place at all, is known.',
  },
  heat_means:
    'The shade is no measure of danger: it shows where reported incidents lie close together on the screen.',
  method_no_people:
    'How many incidents there are for 10,000 people is not shown here: no sourced number of people is at hand for these municipalities.',
  method_people: 'Municipalities can be shaded by incidents for 10,000 people. {sources}',
  method_heat:
    'Shading by density spreads incidents over 30 pixels of the screen, at every zoom. Those of which only an area is known are not spread: they stay areas, and the legend says how many are left out.',
  method_places:
    'At the places of all accounts each incident is drawn wherever an account places it; it is still counted once, where its preferred account has it.',
};
