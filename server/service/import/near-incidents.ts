import type { IncidentFeature } from '../../contract/feature.ts';
import { likelyDuplicates } from '../../domain/duplicates.ts';
import type { State } from '../../domain/projection.ts';
import type { Reach } from '../../store/import.ts';
import type { Atlas } from '../atlas.ts';

const reachMs = 36 * 3_600_000;
/** Degrees of latitude that 3 km are at most. */
const reachDegrees = 0.03;
/** Metres by which a place may be off and still be near something; a whole region is like everything in it. */
const vaguest = 25_000;

/** Finds incidents of any status that may be the same as each of some states of rows, by one question for all. */
export async function nearIncidents(
  atlas: Atlas,
  states: readonly State[],
): Promise<Map<State, IncidentFeature[]>> {
  const asked = states.flatMap((state) => {
    const reach = reachOf(state);
    return reach ? [{ state, reach }] : [];
  });
  if (asked.length === 0) return new Map();
  const answers = await atlas.store.nearby(asked.map(({ reach }) => reach));
  return new Map(
    asked.flatMap(({ state }, at): [State, IncidentFeature[]][] => {
      if (answers[at] === '[]') return [];
      const others = JSON.parse(answers[at]!) as IncidentFeature[];
      const like = likelyDuplicates(state, others).map(({ feature }) => feature);
      return like.length ? [[state, like]] : [];
    }),
  );
}

function reachOf({ occurred_start, occurred_end, feature }: State): Reach | null {
  const { geometry, properties } = feature;
  const uncertainty = properties.uncertainty_m ?? 0;
  if (occurred_start === null || !geometry || geometry.type === 'GeometryCollection') return null;
  if (uncertainty > vaguest) return null;
  const numbers = (geometry.coordinates as unknown[]).flat(4) as number[];
  const lons = numbers.filter((_, at) => at % 2 === 0);
  const lats = numbers.filter((_, at) => at % 2 === 1);
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const margin = reachDegrees + uncertainty / 111_000;
  const wide = margin / Math.max(0.1, Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180));
  return {
    start: occurred_start - reachMs,
    end: (occurred_end ?? occurred_start) + reachMs,
    box: [Math.min(...lons) - wide, south - margin, Math.max(...lons) + wide, north + margin],
  };
}
