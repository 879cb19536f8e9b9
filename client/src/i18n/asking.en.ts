export const en = {
  title: 'How to ask it',
  who: 'Who says what about a day, and where?',
  who_day:
    'Write the day in both fields of “{period}” among the filters, or press its bar in the timeline. The map and the list keep all that was going on that day.',
  who_open:
    'Press a row of the list or a symbol of the map. The map draws every place that is named for the incident, each in the colour and line of its claimant, and the panel tells the accounts in the order in which they were first heard.',
  who_compare: 'Press “{compare}” to see what the accounts differ in, and what nobody disputes.',
  by_hour: 'What had somebody said by a certain hour?',
  by_open:
    'Find the incident in the same way and open it. Press “{knowledge}” at the head of the panel, then write “{day}” and “{time}”.',
  by_read:
    'Title, summary, places and numbers are now those of that minute, and a notice says so. An account that is missing had not been heard yet. Each says since when it is known and names its sources.',
  by_one: 'To read the whole map as one claimant tells it, choose it under “{view}”.',
};
