import type { Same } from './dictionary.ts';
import type { en } from './evidence-erasing.en.ts';

export const sq: Same<typeof en> = {
  erased: 'i fshirë',
  erase: 'Fshi …',
  erase_of: 'Fshi përgjithmonë {name}',
  erase_means:
    'Për kur e kërkon një gjykatë ose një person në rrezik. Bajtet hiqen përgjithmonë, te çdo burim që e ka këtë skedar, dhe ai nuk mund të shtohet më. Çfarë u shënua për të dhe ruajtja e tij mbeten. Kopjet e mëparshme të dosjes së provave i mbajnë bajtet: pastrojini edhe ato.',
  did_erased: 'fshirë nga {who}',
  evidence_erased: 'Ky skedar u fshi; ruajtja e tij thotë kush e bëri dhe pse.',
  check_erased: {
    one: '{number} skedar prove u fshi, siç thotë ruajtja e tij.',
    other: '{number} skedarë prove u fshinë, siç thotë ruajtja e tyre.',
  },
};
