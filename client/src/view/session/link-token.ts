import { useEffect, useRef } from 'preact/hooks';

/** Token of a one-time link: it stands behind `#`, which browsers send to no server. */
export function useLinkToken(): string {
  const token = useRef(new URLSearchParams(location.hash.slice(1)).get('token') ?? '').current;
  useEffect(() => {
    // The token stays in memory only: not in the history, not in a screenshot of the address.
    if (location.hash) history.replaceState(null, '', `${location.pathname}${location.search}`);
  }, []);
  return token;
}
