export const en = {
  title: 'A story of linked incidents',
  step_of: 'Step {step} of {count}',
  previous: 'Before',
  next: 'Next',
  lead: 'The editors have linked these incidents. They stand in the order in which they began. Each step has its own address; the left and right arrow keys go from one to the next.',
  told_by: 'Told by {claimants}',
  whole: 'All about this incident, account by account',
  sources: 'Sources',
  steps: 'All steps',
  alone: 'No other incident is linked with this one, as far as was known by then.',
  cut: 'The chain is longer: only {count} incidents of it are shown.',
};
