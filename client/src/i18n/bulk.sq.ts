import type { en } from './bulk.en.ts';
import type { Same } from './dictionary.ts';

export const sq: Same<typeof en> = {
  change: { one: 'Ndrysho {count} incident', other: 'Ndrysho {count} incidente' },
  what: 'Çfarë të ndryshohet',
  kind_status: 'Gjendja',
  kind_type: 'Lloji',
  kind_assessment: 'Vlerësimi i ngjarjes',
  kind_assigned: 'Caktuar për',
  basis: 'Baza, në gjuhën e kësaj faqeje',
  assessment_means: 'E njohur nga sot. Vlerësimet e mëparshme mbeten për datat e mëparshme.',
  publish_means: 'Bëhen menjëherë publike.',
  differences: 'Çfarë do të jetë ndryshe',
  from_to: '{before} → {after}',
  new_assessment: 'tani {before}; vlerësohet si {after}',
  unchanged: { one: '{count} mbetet siç është.', other: '{count} mbeten siç janë.' },
  unchanged_why: 'E thotë këtë tashmë, është i publikuar dhe nuk kthehet prapa, ose është i tërhequr.',
  nothing: 'Asgjë nuk do të ndryshonte.',
  apply: { one: 'Ndrysho {count}', other: 'Ndrysho {count}' },
  running: 'Po shkruhet …',
  done: { one: '{count} u ndryshua.', other: '{count} u ndryshuan.' },
  undone: { one: '{count} është si më parë.', other: '{count} janë si më parë.' },
  failed: { one: '{count} nuk mundi të shkruhej:', other: '{count} nuk mundën të shkruheshin:' },
  undo: 'Zhbëj: shkruaj atë që ishte më parë',
  undo_status: 'Çfarë është publikuar tani nuk mund të bëhet prapë skicë.',
  close: 'Mbyll',
};
