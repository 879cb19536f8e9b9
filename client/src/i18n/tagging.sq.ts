import type { Same } from './dictionary.ts';
import type { en } from './tagging.en.ts';

export const sq: Same<typeof en> = {
  tags: 'Etiketa',
  tags_hint:
    'Fjalë kyçe për renditje, publike dhe në çdo gjuhë. Vlejnë për çdo datë njohurie, prandaj mos shënoni atë që u dit vetëm më vonë.',
  tag: 'Etiketa',
  add: 'Shto',
  remove: 'Hiqe etiketën {tag}',
  kind_tag: 'Shto një etiketë',
  kind_untag: 'Hiq një etiketë',
  with_tag: 'me etiketën “{tag}”',
  without_tag: 'pa etiketën “{tag}”',
  added: 'Etiketa {tag} u shtua.',
  removed: 'Etiketa {tag} u hoq.',
};
