export const en = {
  caption:
    '{title}: what each account says, aspect by aspect. Claimants stand in the order of their first statement.',
  undisputed: 'Undisputed',
  undisputed_hint:
    'What at least two claimants say, those of one organisation counted as one, and no account known at the date read contradicts.',
  nothing_undisputed: 'Nothing is said alike by two claimants without being contradicted.',
  it_happened: 'It happened.',
  municipality: 'Municipality: {places}',
  in_role: '{name} ({role})',
  said_by: 'said by: {names}',
  differs_from: 'differs from: {names}',
  verdict_differ: 'accounts differ',
  verdict_agree: 'no contradiction',
  verdict_one: 'one alone speaks of it',
  occurrence_differ: 'some deny that it happened',
  occurrence_agree: 'nobody denies that it happened',
  occurrence_one: 'one alone speaks of it',
};
