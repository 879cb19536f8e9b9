import type { en } from './asking.en.ts';
import type { Same } from './dictionary.ts';

export const sq: Same<typeof en> = {
  title: 'Si pyetet harta',
  who: 'Kush çfarë thotë për një ditë, dhe ku?',
  who_day:
    'Shkruajeni ditën në të dyja fushat e “{period}” te filtrat, ose shtypni shtyllën e saj në boshtin kohor. Harta dhe lista mbajnë gjithçka që po ndodhte atë ditë.',
  who_open:
    'Shtypni një rresht të listës ose një simbol të hartës. Harta vizaton çdo vend të përmendur për incidentin, secilin me ngjyrën dhe vijën e pohuesit të vet, kurse paneli i jep rrëfimet me radhën në të cilën u dëgjuan për herë të parë.',
  who_compare:
    'Shtypni “{compare}” për të parë në çfarë ndryshojnë rrëfimet, dhe çfarë nuk e konteston askush.',
  by_hour: 'Çfarë kishte thënë dikush deri në një orë të caktuar?',
  by_open:
    'Gjejeni incidentin në të njëjtën mënyrë dhe hapeni. Shtypni “{knowledge}” në krye të panelit, pastaj shkruani fushat “{day}” dhe “{time}”.',
  by_read:
    'Titulli, përmbledhja, vendet dhe numrat janë tani ata të asaj minute, dhe një njoftim e thotë këtë. Rrëfimi që mungon nuk ishte dëgjuar ende. Secili thotë prej kur njihet dhe përmend burimet e veta.',
  by_one: 'Për ta lexuar tërë hartën sipas një pohuesi, zgjidheni te “{view}”.',
};
