export const en = {
  paste: 'Paste the coordinates',
  paste_hint:
    'Decimal degrees, degrees and minutes, MGRS, UTM, a geo: address or the address of a map. Nothing is opened.',
  paste_wrong: 'This is none of the forms that are read. Write latitude, comma, longitude.',
  which: 'Which of the two is meant?',
  as_lat_lon: 'Latitude {lat}, longitude {lon}',
  read_as: 'Read as latitude {lat}, longitude {lon}.',
  near: 'Named places near by',
  snap: '{place} ({distance} away)',
};
