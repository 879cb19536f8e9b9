export const en = {
  not_kept: 'What you entered here is not saved. Press Esc once more to discard it.',
};
