import type { Same } from './dictionary.ts';
import type { en } from './session.en.ts';

export const sq: Same<typeof en> = {
  optional: '(opsionale)',
  log_in: 'Hyr',
  name: 'Emri',
  password: 'Fjalëkalimi',
  logged_in_as: 'Keni hyrë si {name}.',
  change_password: 'Ndrysho fjalëkalimin',
  no_user_yet: 'Nuk ka ende përdorues. Hapni lidhjen njëpërdorimëshe që shërbimi shfaqi kur u nis.',
  setup: 'Përgatitja',
  setup_means: 'Po krijoni administratorin e parë, i cili shton incidente dhe përdorues të tjerë.',
  setup_closed:
    'Kjo lidhje nuk vlen: është përdorur, është më e vjetër se një orë ose nuk është e fundit. Niseni përsëri shërbimin; ai shfaq një lidhje të re në terminal.',
  setup_done: 'Shërbimi është përgatitur tashmë. Hyni.',
  password_hint: 'Të paktën 12 shenja. Disa fjalë radhazi mbahen mend lehtë dhe gjenden me vështirësi.',
  repeated: 'Fjalëkalimi përsëri',
  create_admin: 'Krijo administratorin',
  password_current: 'Fjalëkalimi i tanishëm',
  password_next: 'Fjalëkalimi i ri',
  password_changed:
    'Fjalëkalimi u ndryshua. Të gjitha hyrjet tuaja të tjera dhe shenjat tuaja të hyrjes u mbyllën.',
};
