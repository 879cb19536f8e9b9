import { useEffect, useState } from 'preact/hooks';
import { statuses } from '#contract/codebook.ts';
import type { IncidentFeature, ItemsPage } from '#contract/feature.ts';
import { flat } from '../../i18n/names.ts';
import { request } from '../../state/request.ts';

const settleMs = 250;

/** Incidents that are not retracted whose words match what is being typed, best first. */
export function useFoundIncidents(typed: string): IncidentFeature[] {
  const [found, setFound] = useState<IncidentFeature[]>([]);
  useEffect(() => {
    if (typed.trim().length < 3) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      const asked = new URLSearchParams({
        q: typed.slice(0, 200),
        limit: '12',
        status: statuses.slice(0, 3).join(','),
      });
      request<ItemsPage>(`/api/collections/incidents/items?${asked}`, { signal: abort.signal }).then(
        ({ body }) => setFound(body.features),
        () => undefined,
      );
    }, settleMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [typed]);
  return found;
}

/** What an input with this `list` offers: ids, told by their titles. */
export function FoundIncidents({ id, found }: { id: string; found: readonly IncidentFeature[] }) {
  return (
    <datalist id={id}>
      {found.map((one) => (
        <option key={one.id} value={one.id}>
          {flat(one.properties, 'title').text}
        </option>
      ))}
    </datalist>
  );
}
