import type { Same } from './dictionary.ts';
import type { en } from './weighing.en.ts';

export const sq: Same<typeof en> = {
  title: 'Çfarë propozojnë rregullat',
  hint: 'Nxirret nga rrëfimet dhe burimet e tyre ndërsa shkruani. Vlen vetvetiu derisa një vlerësim të thotë ndryshe.',
  wait: 'Shfaqet sapo rrëfimet të mund të lexohen.',
  old: 'Teksti ka ndryshuar që atëherë dhe ende nuk është peshuar.',
  aspect: 'Aspekti',
  proposed: 'Propozimi',
  why: 'Pse',
  unstated: 'Asnjë rrëfim nuk e thotë.',
  unsourced: 'Thuhet, por pa burim.',
  one_source: 'E thotë një burim: {group}.',
  one_group: 'E thonë {count} burime dhe të gjitha çojnë te një: {group}.',
  rival:
    'E thonë {count} grupe të pavarura burimesh ({groups}), por rrëfimet e tyre kundërshtojnë njëri-tjetrin.',
  groups_agree: 'E thonë {count} grupe të pavarura burimesh: {groups}.',
  group_of: '{first} dhe {count} të tjera',
  higher_unsourced: 'Një burim do ta bënte “{unverified}”, dy të pavarura “{corroborated}”.',
  higher_one_group: 'Edhe një burim, i pavarur nga ai, do ta bënte “{corroborated}”.',
  higher_rival: 'Burimet që kundërshtojnë njëri-tjetrin nuk e mbështesin njëri-tjetrin.',
  higher_groups_agree: '“{verified}” kërkon një person që e ka shqyrtuar, me arsyetim me shkrim.',
  denied: 'Mohimet nuk numërohen: {names}.',
  contested: 'E kontestuar: {pairs}.',
  against: '{one} kundër {other}',
  confirmed_alone:
    'Me notë 1, “e konfirmuar nga burime të tjera të pavarura”, por këtu nuk ka tjetër: {names}.',
  assessed: 'Vlerësuar si “{verdict}”, dhe kjo vlen.',
  assessed_by: 'Vlerësuar si “{verdict}” nga {who}, dhe kjo vlen.',
  take_over: 'Merre',
  take_over_of: 'Merre si vlerësim të: {aspect}',
  taken: 'U shtua një vlerësim i “{aspect}”. Shkruani mbi çfarë mbështetet.',
  derived_from: 'Tregon sipas një burimi tjetër',
  derived_from_hint: 'Kur boton ose ritregon atë që thotë një tjetër: të dy numërohen si një.',
  derived_source: 'Burim i këtij incidenti',
  derived_outlet: 'ose një medium, me emër',
};
