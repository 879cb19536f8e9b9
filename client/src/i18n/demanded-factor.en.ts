export const en = {
  title: 'One more step',
  means:
    'This service demands a second step at the log-in of everyone who may publish. Set it up now; the desk opens when it is done.',
};
