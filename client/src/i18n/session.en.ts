export const en = {
  log_in: 'Log in',
  name: 'Name',
  password: 'Password',
  logged_in_as: 'You are logged in as {name}.',
  change_password: 'Change password',
  no_user_yet: 'There is no user yet. Open the one-time link that the service printed when it started.',
  setup: 'Set up',
  setup_means: 'You create the first admin, who can add incidents and other users.',
  setup_closed:
    'This link does not work: it is used up, older than an hour, or not the last one printed. Start the service again; it prints a new link in the terminal.',
  setup_done: 'The service is set up already. Log in.',
  password_hint: 'At least 12 characters. A few words in a row are easy to remember and hard to guess.',
  repeated: 'Password again',
  create_admin: 'Create the admin',
  password_current: 'Present password',
  password_next: 'New password',
  password_changed: 'The password is changed. All your other sessions have ended.',
};
