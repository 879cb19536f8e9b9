import type { en } from './depth.en.ts';
import type { Same } from './dictionary.ts';

export const srCyrl: Same<typeof en> = {
  paste_source: 'Налепите извор',
  paste_source_hint:
    'Веб-адреса, или „наслов“, издавач, датум. Чита се само текст; страница се никад не отвара.',
  paste_source_add: 'Додај као ред',
  paste_source_nothing: 'У томе није нађено ништа о извору.',
  pasted: 'Додат је извор {number}. Проверите шта је прочитано.',
  template: {
    one: 'Припреми {count} ред уобичајен за ову врсту',
    few: 'Припреми {count} реда уобичајена за ову врсту',
    other: 'Припреми {count} редова уобичајених за ову врсту',
  },
  template_hint:
    'Наводима додаје празне актере и бројеве. Ништа што сте написали се не мења; уклоните што вам не треба.',
  preview: 'Како ће се читати',
  preview_hint: 'Шта читаоци виде на сваки датум, из вашег текста какав је сада.',
  preview_wait: 'Види се чим текст нема грешака.',
  preview_old: 'Текст је од тада измењен; довршите га да га видите изнова.',
  from: 'Од {date}',
  led_by: 'води: {claimant} ({rule})',
  contested: 'спорно: {aspects}',
  rule_only: 'једини навод',
  rule_ranking: 'ваше рангирање',
  rule_grade: 'најбоља оцена',
  rule_earliest: 'најранији',
  rule_least_assertive: 'најмање тачно место',
  rule_id: 'редослед ознака',
};
