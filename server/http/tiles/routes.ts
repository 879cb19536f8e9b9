import type { Route } from '../exchange.ts';
import { listMatrixSets, oneMatrixSet } from './matrix-set.ts';
import { incidentStyle, listStyles } from './style.ts';
import { tile } from './tile.ts';
import { listTilesets, oneTileset } from './tilesets.ts';

const ofCollection = '/api/collections/:collection/tiles';

/** Tiles (OGC 20-057), tile matrix sets (17-083r4) and styles for them. */
export const tileRoutes: readonly Route[] = [
  { path: '/api/tileMatrixSets', open: true, GET: listMatrixSets },
  { path: '/api/tileMatrixSets/:set', open: true, GET: oneMatrixSet },
  { path: '/api/tiles', open: true, GET: listTilesets },
  { path: '/api/tiles/:set', open: true, GET: oneTileset },
  { path: '/api/tiles/:set/:tileMatrix/:tileRow/:tileCol', open: true, GET: tile },
  { path: ofCollection, open: true, GET: listTilesets },
  { path: `${ofCollection}/:set`, open: true, GET: oneTileset },
  { path: `${ofCollection}/:set/:tileMatrix/:tileRow/:tileCol`, open: true, GET: tile },
  { path: '/api/styles', open: true, GET: listStyles },
  { path: '/api/styles/incidents', open: true, GET: incidentStyle },
];
