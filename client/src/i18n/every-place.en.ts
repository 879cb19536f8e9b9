export const en = {
  choice: 'The places of all accounts',
  banner:
    'Every account’s place is drawn, in the colour and line of who names it. Each incident is counted once, where its preferred account has it.',
  counted: 'A number counts each incident once, where its preferred account has it.',
  sharing: 'Who speaks least shares the grey line.',
  tied: 'Under the pointer or the focus: thin lines tie the places of one incident',
  left_out:
    'Where more than 300 incidents are close, only numbers are drawn: come nearer to see who names which place.',
};
