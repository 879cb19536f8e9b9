import { type Chance, chanceOf, zipf } from './chance.ts';

/** Words that reports of incidents really use, the most frequent first; the made ones come after them. */
const heads =
  `the of and in a to was were by near on police protest reported after from at with village road protesters municipality local
  people that which had forces several during between killed army wounded no office north residents group security border
  against vehicle shots fired arrested two attack held officers evening morning bridge demonstration market three south
  government station said building near-by house injured armed school men gathered clashes militia main square unknown
  workers river area farmers teachers students route blocked crossing peaceful wages election electricity water explosive
  device damaged detonated patrol checkpoint released detained shelling drone strike artillery positions withdrew
  deployed reinforcement barricade tyres burning stones thrown tear gas dispersed mayor council court decision agreement
  signed meeting statement soldiers peacekeepers convoy mine exploded grenade thrown façade café fiancé Zvečan Mitrovicë
  Leposavić Zubin Banjskë Jarinje Brnjak Prishtinë Београд Приштина север мост полиција протест`
    .split(/\s+/)
    .filter(Boolean);

const onsets = 'b br c č ç d dr dh đ f g gr h j k kr l ll m n nj p pr r s š sh st t tr v z ž th'.split(' ');
const vowels = 'a a e e i i o o u ë é ö ai ie'.split(' ');
const codas = ['', '', '', 'n', 'r', 's', 'k', 't', 'l', 'm', 'nd', 'rk', 'ć'];

/** A word of some syllables; some of its letters carry marks. */
export function madeWord(chance: Chance, syllables: number): string {
  let out = '';
  for (let at = 0; at < syllables; at += 1) out += chance.pick(onsets) + chance.pick(vowels);
  return out + chance.pick(codas);
}

/** How many different words there are. */
const size = 8_000;

/** The vocabulary, the most frequent word first. */
function vocabularyOf(seed: number): string[] {
  const chance = chanceOf(seed, -11);
  const all = new Set(heads);
  while (all.size < size) all.add(madeWord(chance, 2 + chance.below(3)));
  return [...all];
}

export interface Vocabulary {
  words: readonly string[];
  /** A sentence of about so many characters. */
  sentence(chance: Chance, length: number): string;
}

export function createVocabulary(seed: number): Vocabulary {
  const words = vocabularyOf(seed);
  const rank = zipf(words.length, { shift: 2.7 });
  return {
    words,
    sentence(chance, length) {
      let out = '';
      while (out.length < length) out += (out ? ' ' : '') + words[rank(chance.next())]!;
      return `${out.charAt(0).toUpperCase()}${out.slice(1)}.`;
    },
  };
}
