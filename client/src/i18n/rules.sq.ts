import type { Same } from './dictionary.ts';
import type { en } from './rules.en.ts';

export const sq: Same<typeof en> = {
  title: 'Rregullat e numrave të nxjerrë',
  verification:
    'Vetëm për faktin që ka ndodhur. Vlen vlerësimi i fundit i një vlerësuesi. Pa të, burimet e të gjitha rrëfimeve që nuk mohojnë numërohen sipas prejardhjes: asnjë do të thotë “e pavlerësuar”, një “e paverifikuar”, dy ose më shumë “e mbështetur”. Burimet që botojnë ose ritregojnë një tekst janë një, sado që të jenë.',
  contested:
    'Një aspekt është i kontestuar kur dy pohues kundërshtojnë njëri-tjetrin: njëri mohon; kohët nuk kanë asnjë çast të përbashkët, ose vendet asnjë truall; për një rol të dy emërtojnë dikë, dhe askënd të përbashkët; dy lloje ose dy fjalë ligjore; dy numra për të njëjtën gjë që nuk mund të jenë të dy të saktë. Nga një linjë raportimi vlen vetëm rrëfimi i fundit.',
  sources:
    'Ajo që rrjedh nga një burim tjetër i takon prejardhjes së vet; përndryshe vlen grupi i pavarësisë i shënuar, përndryshe botuesi.',
  place:
    'Vendi i rrëfimit që prin. Komuna është ajo ku ndodhet; kur pasiguria arrin në një tjetër, ose një rrëfim tjetër e emërton atë, ajo është “e mundshme”. Largësitë maten nga pika e thënë, ose nga skaji më i afërt i zonës, mbi sipërfaqen e Tokës.',
  figures:
    'Nga çdo linjë raportimi vlen numri i thënë i fundit; ai që një tjetër e zëvendëson shprehimisht bie. “Rreth” lejon një të dhjetën më shumë ose më pak. Numrat e pohuesve të ndryshëm nuk mblidhen kurrë.',
  lowest: 'Më i ulëti që thotë tani një pohues: {value} ({who}).',
  highest: 'Më i larti që thotë tani një pohues: {value} ({who}).',
  leading: 'Nga rrëfimi që prin: {value} ({who}).',
  totals:
    'Në skedarë, shuma e të vrarëve ose të plagosurve mbledh atë që thotë një pohues për grupe të ndryshme njerëzish; më e ulëta dhe më e larta janë shuma më e vogël dhe më e madhe e tillë. Shumat e dy pohuesve nuk përzihen kurrë.',
};
