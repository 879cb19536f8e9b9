export const en = {
  hint: 'Place, time, type, actors and figures as one claimant gives them. What it says nothing of is left out; no telling is taken for true.',
  preferred: 'The preferred account of each incident',
  banner: 'Read as {claimant} tells it: {shown} of {all} incidents. What others say is in each incident.',
  banner_loading: 'Read as {claimant} tells it. What others say is in each incident.',
  leave: 'Read the preferred accounts',
  untold: '{claimant} says nothing of this incident, or had not yet at the date read.',
};
