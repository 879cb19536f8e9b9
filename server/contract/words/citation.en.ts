/** What a citation says around the names and dates it is made of. */
export const en = {
  text: '“{title}”. Version {version}, recorded {date}. {publisher}.',
  text_known: '“{title}”. Version {version}, recorded {date}, as known on {known}. {publisher}.',
  licence: 'Licence: {licence}.',
  accessed: 'Accessed {date}.',
  note: 'Version {version}, recorded {date}. Licence: {licence}.',
  note_known: 'Version {version}, recorded {date}, as known on {known}. Licence: {licence}.',
};
