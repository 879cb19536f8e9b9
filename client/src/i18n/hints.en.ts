export const en = {
  hints: 'Hints',
  at: 'Hint {at} of {count}',
  contested: 'Hatched means contested.',
  contested_is: 'Accounts contradict each other: open the incident to read who says what, side by side.',
  dates: 'Two kinds of date.',
  dates_is:
    'The period is when it happened. The knowledge date is since when the public could know: with it you read the map as it stood then.',
  areas: 'Areas instead of pins.',
  areas_is: 'Where no exact spot is known, a disc or an area is drawn, as wide as the doubt.',
  more: 'More about it',
  next: 'Next hint',
  off: 'No more hints',
};
