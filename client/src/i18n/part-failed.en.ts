export const en = {
  failed:
    'This part of the page did not come: the service is out of reach, or was renewed since the page was opened.',
  reload: 'Load the page again',
};
