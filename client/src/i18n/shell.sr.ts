import type { Same } from './dictionary.ts';
import type { en } from './shell.en.ts';

export const srCyrl: Same<typeof en> = {
  product: 'Incident Atlas',
  map: 'Мапа',
  list: 'Списак',
  desk: 'Редакција',
  data: 'Подаци',
  help: 'Помоћ',
  suggest: 'Предложи',
  share: 'Подели',
  log_in: 'Пријава',
  log_out: 'Одјава',
  language: 'Језик',
  theme: 'Боје',
  theme_system: 'Као уређај',
  theme_light: 'Светле',
  theme_dark: 'Тамне',
  skip_to_list: 'Пређи на списак инцидената',
  loading: 'Учитавање …',
  unreachable: 'Сервис није доступан.',
  last_shown: 'И даље се приказује последњи одговор који је стигао.',
  offline:
    'Сервис није доступан. Оно што видите прочитано је {date} и сачувано у овом прегледачу; делови мапе који тада нису отварани су празни.',
  disconnected: 'Освежавање уживо је прекинуто; поновно повезивање.',
  failed: 'Нешто није успело: {detail}',
  try_again: 'Покушај поново',
  page_unknown: 'Таква страница не постоји.',
  back_to_map: 'Назад на мапу',
  change_created: 'Објављен нови инцидент: {title}',
  change_amended: 'Инцидент је ажуриран: {title}',
  change_retracted: 'Инцидент је повучен.',
  change_imported: {
    one: 'Увезен је {count} инцидент.',
    few: 'Увезена су {count} инцидента.',
    other: 'Увезено је {count} инцидената.',
  },
};
