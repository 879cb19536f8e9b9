// Named one by one so that the build leaves the rest of the library out: it is most of what a reader downloads.
export {
  addProtocol,
  Map,
  Marker,
  NavigationControl,
  prewarm,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
