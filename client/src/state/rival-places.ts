import type { AccountView, IncidentDetailProperties } from '#contract/feature.ts';
import { haversine } from '#contract/sphere.ts';
import { rivalsOf } from './comparison.ts';

const spots = ({ place }: AccountView) => place?.parts.filter((part) => part.kind === 'point') ?? [];

/** Whether an account names spots and nothing wider, between which a distance means something. */
const namesSpots = (account: AccountView) =>
  spots(account).length > 0 && spots(account).length === account.place?.parts.length;

/** Two accounts and the metres between what they name. */
export interface Apart {
  one: AccountView;
  other: AccountView;
  metres: number;
}

/**
 * The two accounts that contradict each other on the place and name spots farthest from each other, from middle to
 * middle; of several spots the nearest count. Null where no two rivals name spots.
 */
export function widestApart(incident: IncidentDetailProperties): Apart | null {
  let widest: Apart | null = null;
  for (const one of incident.accounts.filter(namesSpots))
    for (const other of rivalsOf(one, 'place', incident).filter(namesSpots)) {
      const metres = Math.min(
        ...spots(one).flatMap((a) => spots(other).map((b) => haversine(a.lon, a.lat, b.lon, b.lat))),
      );
      if (!widest || metres > widest.metres) widest = { one, other, metres };
    }
  return widest;
}
