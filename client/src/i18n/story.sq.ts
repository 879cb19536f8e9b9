import type { Same } from './dictionary.ts';
import type { en } from './story.en.ts';

export const sq: Same<typeof en> = {
  title: 'Rrjedhë incidentesh të lidhura',
  step_of: 'Hapi {step} nga {count}',
  previous: 'Më parë',
  next: 'Më tej',
  lead: 'Redaktorët i kanë lidhur këto incidente. Janë renditur sipas fillimit të tyre. Çdo hap ka adresën e vet; shigjetat majtas dhe djathtas kalojnë nga njëri te tjetri.',
  told_by: 'E tregojnë {claimants}',
  whole: 'Gjithçka për këtë incident, rrëfim pas rrëfimi',
  sources: 'Burimet',
  steps: 'Të gjithë hapat',
  alone: 'Asnjë incident tjetër nuk është i lidhur me këtë, me sa dihej atëherë.',
  cut: 'Vargu është më i gjatë: shfaqen vetëm {count} incidente të tij.',
};
