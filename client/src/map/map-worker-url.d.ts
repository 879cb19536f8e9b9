declare module 'virtual:map-worker-url' {
  /** Address of MapLibre's worker on this host; see client/map-worker-plugin.ts. */
  const url: string;
  export default url;
}
