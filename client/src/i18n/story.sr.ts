import type { Same } from './dictionary.ts';
import type { en } from './story.en.ts';

export const srCyrl: Same<typeof en> = {
  title: 'Низ повезаних инцидената',
  step_of: 'Корак {step} од {count}',
  previous: 'Пре тога',
  next: 'Даље',
  lead: 'Уредници су повезали ове инциденте. Поређани су по почетку. Сваки корак има своју адресу; стрелице лево и десно воде од једног до другог.',
  told_by: 'Говоре: {claimants}',
  whole: 'Све о овом инциденту, исказ по исказ',
  sources: 'Извори',
  steps: 'Сви кораци',
  alone: 'Ниједан други инцидент није повезан са овим, колико се дотад знало.',
  cut: 'Низ је дужи: приказано је само {count} његових инцидената.',
  undated: 'без датума',
};
