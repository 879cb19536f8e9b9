/** A text in English, Albanian and Serbian Cyrillic; the Serbian Latin form follows from the Cyrillic. */
export type Text = { en: string; sq: string; sr: string };

export type Layer = { id: string; title: Text; description: Text };

/** The layers in the order in which a reader meets them; each is the file `<id>.geojson`. */
export const layers: Layer[] = [
  {
    id: 'municipalities',
    title: { en: 'Municipalities', sq: 'Komunat', sr: 'Општине' },
    description: {
      en: 'The five municipalities of the region as areas.',
      sq: 'Pesë komunat e rajonit si sipërfaqe.',
      sr: 'Пет општина овог подручја као површине.',
    },
  },
  {
    id: 'border-points',
    title: { en: 'Border points', sq: 'Kalimet', sr: 'Прелази' },
    description: {
      en: 'Crossing points and police posts on the line, each with its stated uncertainty.',
      sq: 'Pikat e kalimit dhe postet policore në vijë, secila me pasigurinë e shënuar.',
      sr: 'Прелази и полицијски пунктови на линији, сваки са наведеном несигурношћу положаја.',
    },
  },
  {
    id: 'settlements',
    title: { en: 'Settlements', sq: 'Vendbanimet', sr: 'Насеља' },
    description: {
      en: 'Cities, towns, villages and hamlets, with the radius used when only the name of the place is known.',
      sq: 'Qytete, qyteza, fshatra dhe lagje, me rrezen që përdoret kur dihet vetëm emri i vendit.',
      sr: 'Градови, варошице, села и засеоци, са полупречником који се користи када се зна само име места.',
    },
  },
  {
    id: 'boundary-lines',
    title: { en: 'Boundary lines', sq: 'Vijat kufitare', sr: 'Граничне линије' },
    description: {
      en: 'The boundary / administrative line, the other outer lines and the lines between municipalities.',
      sq: 'Vija kufitare / administrative, vijat e tjera të jashtme dhe vijat ndërmjet komunave.',
      sr: 'Гранична / административна линија, остале спољне линије и линије између општина.',
    },
  },
  {
    id: 'landmarks',
    title: { en: 'Landmarks', sq: 'Pika orientuese', sr: 'Оријентири' },
    description: {
      en: 'Municipal buildings, police stations and other places that reports name.',
      sq: 'Ndërtesa komunale, stacione policore dhe vende të tjera që përmenden në raporte.',
      sr: 'Зграде општина, полицијске станице и друга места која се помињу у извештајима.',
    },
  },
  {
    id: 'countries',
    title: { en: 'Surrounding areas', sq: 'Hapësirat përreth', sr: 'Околна подручја' },
    description: {
      en: 'Outlines of the wider region, as the ground of the map.',
      sq: 'Vijat e rajonit më të gjerë, si bazë e hartës.',
      sr: 'Обриси ширег подручја, као подлога карте.',
    },
  },
  {
    id: 'rivers',
    title: { en: 'Rivers', sq: 'Lumenjtë', sr: 'Реке' },
    description: {
      en: 'The main rivers, generalised to about 100 metres.',
      sq: 'Lumenjtë kryesorë, të përgjithësuar në rreth 100 metra.',
      sr: 'Главне реке, уопштене на око 100 метара.',
    },
  },
  {
    id: 'lakes',
    title: { en: 'Lakes', sq: 'Liqenet', sr: 'Језера' },
    description: {
      en: 'The reservoir on the Ibar/Ibër.',
      sq: 'Liqeni artificial në lumin Ibër.',
      sr: 'Вештачко језеро на реци Ибар.',
    },
  },
  {
    id: 'roads',
    title: { en: 'Roads', sq: 'Rrugët', sr: 'Путеви' },
    description: {
      en: 'Motorways and main roads with their numbers, generalised to about 100 metres.',
      sq: 'Autostradat dhe rrugët kryesore me numrat e tyre, të përgjithësuara në rreth 100 metra.',
      sr: 'Аутопутеви и главни путеви са бројевима, уопштени на око 100 метара.',
    },
  },
];
