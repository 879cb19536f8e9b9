import type { en } from './depth.en.ts';
import type { Same } from './dictionary.ts';

export const sq: Same<typeof en> = {
  paste_source: 'Ngjitni një burim',
  paste_source_hint:
    'Një adresë uebi, ose “titulli”, botuesi, data. Lexohet vetëm teksti; faqja nuk hapet kurrë.',
  paste_source_add: 'Shtoje si rresht',
  paste_source_nothing: 'Në të nuk u gjet asgjë për një burim.',
  pasted: 'U shtua burimi {number}. Kontrolloni çfarë u lexua.',
  template: {
    one: 'Përgatit {count} rresht të zakonshëm për këtë lloj',
    other: 'Përgatit {count} rreshta të zakonshëm për këtë lloj',
  },
  template_hint:
    'U shton rrëfimeve aktorë dhe shifra të zbrazëta. Asgjë që keni shkruar nuk ndryshon; hiqni çfarë nuk ju duhet.',
  preview: 'Si do të lexohet',
  preview_hint: 'Çfarë shohin lexuesit në secilën datë, nga teksti juaj siç është.',
  preview_wait: 'Shfaqet sapo teksti të mos ketë gabime.',
  preview_old: 'Teksti ka ndryshuar ndërkohë; plotësojeni për ta parë sërish.',
  from: 'Nga {date}',
  led_by: 'prin: {claimant} ({rule})',
  contested: 'e kontestuar: {aspects}',
  rule_only: 'i vetmi rrëfim',
  rule_ranking: 'radhitja juaj',
  rule_grade: 'nota më e mirë',
  rule_earliest: 'më i hershmi',
  rule_least_assertive: 'vendi më pak i saktë',
  rule_id: 'radha e identifikuesve',
};
