export const en = {
  paste_source: 'Paste a source',
  paste_source_hint:
    'A web address, or “headline”, publisher, date. Only the text is read; the page is never opened.',
  paste_source_add: 'Add it as a row',
  paste_source_nothing: 'Nothing of a source was found in it.',
  pasted: 'Source {number} is added. Check what was read.',
  template: {
    one: 'Prepare {count} row usual for this type',
    other: 'Prepare {count} rows usual for this type',
  },
  template_hint:
    'Adds empty actors and figures to the accounts. Nothing you wrote changes; take out what you do not need.',
  preview: 'As it will read',
  preview_hint: 'What readers see at each date, from your text as it stands.',
  preview_wait: 'Shows once the text has no faults.',
  preview_old: 'The text has changed since; complete it to see it anew.',
  from: 'From {date}',
  led_by: 'led by: {claimant} ({rule})',
  contested: 'contested: {aspects}',
  rule_only: 'the only account',
  rule_ranking: 'your ranking',
  rule_grade: 'the best grade',
  rule_earliest: 'the earliest',
  rule_least_assertive: 'the least exact place',
  rule_id: 'the order of ids',
};
