import type { IncidentFeature } from '../../contract/feature.ts';
import { type Box, emptyQuery } from '../../contract/query.ts';
import { likelyDuplicates } from '../../domain/duplicates.ts';
import type { Audience } from '../../domain/permissions.ts';
import type { State } from '../../domain/projection.ts';
import { BusyError } from '../../store/store.ts';
import type { Atlas } from '../atlas.ts';

/** A span and a box in which incidents could be the same happening as a row. */
interface Reach {
  start: number;
  end: number;
  box: Box;
}

const reachMs = 36 * 3_600_000;
/** Degrees of latitude that 3 km are at most. */
const reachDegrees = 0.03;
const mostAsked = 50;

/**
 * Finds incidents that may be the same as each of some states of rows. Rows that nothing is near are dealt with
 * together, by one question for all of them.
 */
export async function nearIncidents(
  atlas: Atlas,
  audience: Audience,
  states: readonly State[],
): Promise<Map<State, IncidentFeature[]>> {
  const found = new Map<State, IncidentFeature[]>();
  const reaches = states.flatMap((state) => {
    const reach = reachOf(state);
    return reach ? [{ state, reach }] : [];
  });
  if (reaches.length === 0) return found;
  const whole = reaches.map(({ reach }) => reach).reduce(joined);
  if ((await patiently(() => atlas.store.count(queryOf(whole), audience, atlas.now()))) === 0) return found;
  for (const { state, reach } of reaches) {
    const { features } = await patiently(() =>
      atlas.store.chunk('incidents', queryOf(reach), audience, atlas.now()),
    );
    const others = JSON.parse(`[${Buffer.from(features).toString('utf8')}]`) as IncidentFeature[];
    const like = likelyDuplicates(state, others).map(({ feature }) => feature);
    if (like.length) found.set(state, like);
  }
  return found;
}

/** Readers come first: a question that they leave no room for is asked again. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++)
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof BusyError) || tries >= 20) throw error;
      await new Promise((done) => setTimeout(done, 250));
    }
}

function reachOf(state: State): Reach | null {
  const { occurred_start, occurred_end, feature } = state;
  const box = boxOf(feature.geometry?.type === 'GeometryCollection' ? null : feature.geometry);
  if (occurred_start === null || !box) return null;
  const margin = reachDegrees + (feature.properties.uncertainty_m ?? 0) / 111_000;
  const wide =
    margin / Math.max(0.1, Math.cos((Math.max(Math.abs(box[1]), Math.abs(box[3])) * Math.PI) / 180));
  return {
    start: occurred_start - reachMs,
    end: (occurred_end ?? occurred_start) + reachMs,
    box: [
      Math.max(-180, box[0] - wide),
      Math.max(-90, box[1] - margin),
      Math.min(180, box[2] + wide),
      Math.min(90, box[3] + margin),
    ],
  };
}

function boxOf(geometry: { coordinates: unknown } | null): [number, number, number, number] | null {
  if (!geometry) return null;
  const numbers = (geometry.coordinates as unknown[]).flat(4) as number[];
  const [lons, lats] = [numbers.filter((_, at) => at % 2 === 0), numbers.filter((_, at) => at % 2 === 1)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

function joined(a: Reach, b: Reach): Reach {
  const [x, y] = [a.box, b.box];
  return {
    start: Math.min(a.start, b.start),
    end: Math.max(a.end, b.end),
    box: [
      Math.min(x[0]!, y[0]!),
      Math.min(x[1]!, y[1]!),
      Math.max(x[2]!, y[2]!),
      Math.max(x[3]!, y[3]!),
    ] as Box,
  };
}

function queryOf({ start, end, box }: Reach) {
  return {
    ...emptyQuery,
    bbox: box,
    datetime: { text: '', start, end },
    status: ['draft', 'in_review', 'published'],
    limit: mostAsked,
  };
}
