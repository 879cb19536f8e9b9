export const en = {
  named: '{name} ({kind})',
  point: '{place}',
  corner: '{place}, a corner of it',
  edge: '{place}, the nearest spot on it',
  near: 'Near: {what}, {distance}. Enter on the marker takes it.',
  near_corner: 'Near: {what}, {distance}. Enter on the marker, or in the field of the corner, takes it.',
  take: 'Take this place',
  taken: 'Taken: {what}.',
  switch: 'Snap to known places',
  switch_hint: 'A click, or a marker that is let go, then takes what is marked. Kept in this browser.',
};
