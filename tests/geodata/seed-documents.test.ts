import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type IncidentInput, incidentDocument } from '../../server/contract/incident.ts';
import { languages, type Texts } from '../../server/contract/text.ts';
import { lastInstant } from '../../server/contract/time.ts';

const folder = new URL('../../geodata/northern-kosovo/incidents/', import.meta.url);
const files = readdirSync(folder).sort();
const raw = new Map(files.map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]));
const inputs = files.map((file) => JSON.parse(raw.get(file)!) as IncidentInput);

/** Serbian Cyrillic to Latin, letter by letter (the two alphabets correspond by law). */
const small = new Map(
  [...'абвгдђежзијклљмнњопрстћуфхцчџш'].map((letter, index) => [
    letter,
    'a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š'.split(' ')[index]!,
  ]),
);
function transliterated(cyrillic: string): string {
  return [...cyrillic]
    .map((letter) => {
      const latin = small.get(letter.toLowerCase());
      if (latin === undefined) return letter;
      return letter === letter.toLowerCase() ? latin : latin[0]!.toUpperCase() + latin.slice(1);
    })
    .join('');
}

/** Every value in up to four languages, wherever it stands in a document. */
function textsIn(value: unknown): Texts[] {
  if (value === null || typeof value !== 'object') return [];
  if ('en' in value) return [value as Texts];
  return Object.values(value).flatMap(textsIn);
}

/** Relation and target by incident: how the incidents of the first deployment hang together. */
const chains = [
  '2023-04-23-local-elections leads_to 2023-05-26-leposavic-municipality',
  '2023-04-23-local-elections leads_to 2023-05-26-zubin-potok-municipality',
  '2023-04-23-local-elections leads_to 2023-05-26-zvecan-municipality',
  '2023-05-26-zvecan-municipality leads_to 2023-05-29-zvecan-kfor',
  '2023-05-30-nato-700 responds_to 2023-05-29-zvecan-kfor',
  '2023-06-05-turkish-500 part_of 2023-05-30-nato-700',
  '2023-06-14-serbian-plates-ban responds_to 2023-06-14-three-police-officers',
  '2023-06-26-release ends 2023-06-14-three-police-officers',
  '2023-09-24-crossings-closed responds_to 2023-09-24-banjska',
];

test('there are seventeen seed incidents, each valid as it stands', () => {
  expect(files).toHaveLength(17);
  for (const [index, file] of files.entries()) {
    const result = incidentDocument.safeParse(inputs[index]);
    expect(result.error?.issues ?? [], file).toEqual([]);
  }
});

test('a file is named after the id of its incident', () => {
  expect(files).toEqual(inputs.map((input) => `${input.id}.json`));
});

test('titles, summaries, statements and names of claimants and actors are there in all four languages', () => {
  for (const input of inputs) {
    const texts = [
      ...input.titles.map((title) => title.text),
      ...(input.summaries ?? []).map((summary) => summary.text),
      ...input.accounts.flatMap((account) => [
        account.statement!,
        account.claimant.name,
        ...(account.actors ?? []).map((actor) => actor.name),
        ...(account.figures ?? []).map((figure) => figure.group.name),
        ...(account.place?.name ? [account.place.name] : []),
      ]),
    ];
    for (const text of texts)
      expect(
        languages.filter((language) => !text[language]),
        `${input.id}: ${text.en}`,
      ).toEqual([]);
  }
});

test('Serbian in Latin script is the transliteration of the Cyrillic text', () => {
  const serbian = inputs.flatMap(textsIn).filter((text) => text['sr-Cyrl'] !== undefined);
  expect(serbian.length).toBeGreaterThan(200);
  for (const text of serbian) expect(text['sr-Latn']).toBe(transliterated(text['sr-Cyrl']!));
});

test('no private person is named, in any spelling, file name or address', () => {
  const stems = ['milenkov', 'bunjaku', 'rashiti', 'shaqiri', 'kryeziu', 'dushi'];
  const cyrillic = ['миленков', 'буњаку', 'рашити', 'шаћири', 'кријезиу', 'души'];
  for (const [file, text] of raw) {
    const plain = `${file}\n${text}`.toLowerCase();
    expect(
      [...stems, ...cyrillic].filter((stem) => new RegExp(`(?<!\\p{L})${stem}`, 'u').test(plain)),
      file,
    ).toEqual([]);
  }
});

test('no title uses a word of law or judgement that belongs to one side', () => {
  const owned =
    /kidnap|abduct|arrest|terror|rioter|aggress|rrëmb|terror|agres|otm|otet|hapš|hapse|отм|отет|хапш|хапсе|терор|агрес/i;
  for (const input of inputs)
    for (const { text } of input.titles)
      for (const language of languages) expect(text[language], input.id).not.toMatch(owned);
});

test('the links are the known chains and lead to incidents that exist', () => {
  const ids = new Set(inputs.map((input) => input.id));
  const links = inputs.flatMap((input) =>
    (input.links ?? []).map((link) => ({ text: `${input.id} ${link.relation} ${link.target}`, link })),
  );
  expect(links.map(({ text }) => text).sort()).toEqual(chains);
  for (const { link } of links) expect(ids).toContain(link.target);
});

test('a link to a later incident is known only from that incident on', () => {
  for (const input of inputs)
    for (const link of input.links ?? []) {
      const later = link.target.slice(0, 10) > input.id.slice(0, 10);
      expect(link.known_from, `${input.id} → ${link.target}`).toBe(
        later ? link.target.slice(0, 10) : undefined,
      );
    }
});

test('an incident has a first title and summary, and every later one says since when it holds', () => {
  for (const input of inputs)
    for (const list of [input.titles, input.summaries!]) {
      expect(
        list.filter((entry) => entry.known_from === undefined),
        input.id,
      ).toHaveLength(1);
      const dates = list.slice(1).map((entry) => lastInstant(entry.known_from!, 'Europe/Belgrade'));
      expect(dates).toEqual([...dates].sort((a, b) => a - b));
    }
});

test('one claimant, actor or group has one name and one reporting line across all incidents', () => {
  const names = new Map<string, string>();
  for (const input of inputs)
    for (const account of input.accounts) {
      const named = [
        { key: `claimant ${account.claimant.id}`, value: account.claimant },
        ...(account.actors ?? []).map(({ id, name }) => ({ key: `actor ${id}`, value: { id, name } })),
        ...(account.figures ?? []).map(({ group }) => ({ key: `group ${group.id}`, value: group })),
      ];
      for (const { key, value } of named) {
        const text = JSON.stringify(value);
        expect(names.get(key) ?? text, `${input.id}: ${key}`).toBe(text);
        names.set(key, text);
      }
    }
  expect(names.size).toBeGreaterThan(40);
});

test('every account names its sources, and each source its publisher and what it says in our words', () => {
  for (const input of inputs)
    for (const account of input.accounts) {
      expect(account.sources?.length, `${input.id}/${account.id}`).toBeGreaterThan(0);
      for (const source of account.sources!)
        expect(source.headline?.en, `${input.id}/${source.id}`).toBeTruthy();
    }
});

test('pages that print one agency or one encyclopedia share an independence group', () => {
  const groups = new Map<string, Set<string | undefined>>();
  for (const input of inputs)
    for (const source of input.accounts.flatMap((account) => account.sources!))
      groups.set(source.publisher, (groups.get(source.publisher) ?? new Set()).add(source.group));
  for (const [publisher, group] of [
    ['Reuters', 'reuters'],
    ['Anadolu Agency', 'anadolu-agency'],
    ['Wikipedia', 'wikipedia'],
    ['Radio Free Europe/Radio Liberty', 'rfe-rl'],
  ])
    expect([...groups.get(publisher!)!], publisher).toEqual([group]);
});
