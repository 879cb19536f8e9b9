export const en = {
  title: 'How to read this map',
  lead: 'An incident is something that is said to have happened. This map does not decide who is right: it says who says what, where, and since when.',
  contents: 'On this page',
  now: 'On this map, now',
  no_example: 'No incident that is published here shows this yet.',

  accounts: 'Who says it',
  accounts_are:
    'Every incident is told by one account or more. An account belongs to a claimant: a police force, an office, a mission, a newspaper. It keeps that claimant’s place, time, words and numbers, with the sources they come from.',
  accounts_words:
    'Title, summary and type are written by the editors, in words that no side owns. A word such as “arrest” or “abduction” is never the incident’s: it stands with the claimant who uses it.',
  accounts_first:
    'The list and the map lead with one account of each incident. Rules decide which, and none of them reads what an account says. In this order: the ranking that the editors have written down; the better grade; the earlier publication; of the places named, the less exact one; the id. Each incident names the rule that decided.',
  accounts_rival:
    'Where accounts disagree the incident is contested, and its symbol is hatched. Open it, and every place that is named is drawn: each claimant has a colour and a line pattern, which the legend explains. “Side by side” sets the accounts next to each other.',
  accounts_count: {
    one: '{contested} of {incidents} is contested.',
    other: '{contested} of {incidents} are contested.',
  },
  incidents: { one: '{count} incident', other: '{count} incidents' },
  accounts_example: 'It is told by {claimants}:',

  place: 'Where: the symbol is as wide as the doubt',
  place_never:
    'A symbol never says more than the account does. Where only a municipality was named its area is drawn, and never a point in the middle of it.',
  place_table: 'How well a place is known, how it is drawn, and how many incidents are so placed',
  place_column: 'The place is known as',
  drawn_column: 'Drawn as',
  count_column: 'Incidents now',
  drawn_point: 'a point',
  drawn_disc: 'a disc, somewhere within it',
  drawn_area: 'the area, somewhere in it',
  drawn_band: 'a hatched band beside the line',
  drawn_list: 'not drawn: in the list, and counted',
  place_numbers:
    'A number in a circle counts incidents that stand close together; a number in an area counts those that lie somewhere in it. Map, list, chart and files answer one question, and count the same.',
  place_derived:
    'Municipality, nearest crossing point and distance from a boundary line are worked out from the place. An incident whose disc touches two municipalities is “possibly” in each of them.',
  place_protected:
    'Where a place could put people in danger, the editors can have it shown no finer than the nearest settlement or the municipality, or withheld. Everything here is then worked out from the coarser place, for all versions and dates, and the incident says so: “{word}”. Names of the place are replaced by […] in its words.',

  time: 'When: spans, not moments',
  time_spans:
    'An incident has a start, and an end where it lasted. Dates in the filter find all that was going on in that time, also what had begun before it.',
  time_end:
    'Where the account that leads names no end, the end is taken from the next account that names the same start.',
  time_zone:
    'Days and hours are those of the time zone {zone}. How exactly a time is known is said beside it.',

  sure: 'How sure: grades and verification',
  sure_grades:
    'An account may carry two grades of the Admiralty code, judged apart from each other: how reliable the source is, and how credible what it says. F and 6 mean that nobody can judge it. They do not mean that it is bad.',
  reliability: 'Reliability of the source',
  credibility: 'Credibility of what it says',
  sure_verified:
    'Whether it happened at all is the verification of the incident; the ring of its symbol shows it. That something happened may be verified while it stays contested where, how, or by whom.',
  sure_sources: 'Sources that repeat one text count as one source, however many they are.',

  known: 'Since when: three clocks',
  clock_occurred: 'Occurred',
  clock_occurred_is: 'when it happened.',
  clock_known: 'Known',
  clock_known_is:
    'since when the public could know. An account is known from the day its first source appeared.',
  clock_recorded: 'Recorded',
  clock_recorded_is: 'when this service wrote it down.',
  known_date:
    'With a knowledge date the whole map is read as it stood then. Titles, places, numbers and counts come from what had been published by that time, and from nothing later.',
  known_undated:
    'An account whose sources carry no date is taken as known from the end of the incident, and says so.',
  known_example: 'Until {date} only these had spoken of it: {claimants}.',
  known_read: 'Read it as it was known until then',

  figures: 'Numbers',
  figures_whose:
    'A number belongs to whoever said it, and stays on record when a later one replaces it. Numbers of different claimants are never added together.',

  changes: 'Corrections',
  changes_kept:
    'Nothing that was published is taken away. A correction makes a new version, with its reason; an incident that was retracted keeps its address and says so. “Cite” gives an address that reads the same for ever.',

  limits: 'What this map cannot tell',
  limits_empty:
    'It shows what somebody reported and somebody here wrote down. An empty place is not a quiet place.',
  limits_loud: 'More accounts are not more truth: who publishes most is heard most.',
  limits_counts:
    'A count of incidents does not measure their weight. A difference between two places or two years may lie in the reporting.',
  limits_position: 'Names and lines take no position.',

  take: 'Take it with you',
  take_files:
    'All that is shown can be downloaded with the same filters under “Data”, and read by programs at {api}.',

  keys: 'Keys',
  keys_on:
    'Single keys work as follows. They can be switched off, for those who dictate or whose keyboard is shared.',
  keys_switch: 'Single keys do this',
  key_help: 'Show these keys',
  key_search: 'Go to the search',
  key_next: 'Next incident of the list',
  key_previous: 'Incident before it',
  key_map: 'Go to the map: arrows move it, plus and minus zoom',
  key_list: 'Go to the list or the incident',
  key_describe: 'Describe the map in words',
  key_close: 'Close a window, or a list of one spot',

  suggest: 'Something is missing or wrong? Suggest it, without an account.',
  access_title: 'Accessibility of this map',
  access_aim:
    'Incident Atlas is built to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA, in English, Albanian and Serbian (both scripts).',
  access_tested: 'How it is tested',
  access_tested_auto:
    'Each page and many of its states are examined by axe-core in both colour schemes whenever the program changes; a fault stops the change.',
  access_tested_keys: 'Reading is tested with the keyboard alone, in widths from a phone to a wide screen.',
  access_ways: 'What there is to use',
  access_list:
    'The list says what the map says: the same incidents, the same counts, and the place of each in words.',
  access_plain:
    'Pages without any script, readable by every browser, are at {api}: the list, each incident, its accounts and its history.',
  access_motion:
    'Where the device asks for less motion the map jumps instead of gliding, and nothing plays by itself.',
  access_colour:
    'No meaning rests on colour alone: type has a symbol, a claimant a line pattern, verification a ring.',
  access_limits: 'What falls short',
  access_canvas:
    'The map itself is a picture to a screen reader. “Describe the map in words” (key D) tells what it shows; the shapes of areas are not described.',
  access_words: 'The Albanian and Serbian wording awaits a check by native readers.',
  access_readers: 'It has not been tried with every screen reader. Tell those who run this map what fails.',
};
