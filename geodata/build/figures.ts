import { readFileSync } from 'node:fs';
import type { Position } from 'geojson';

/** The four forms of a name; a form nobody has attested is null. */
export type FigureNames = {
  en: string | null;
  sq: string | null;
  sr_latn: string | null;
  sr_cyrl: string | null;
};

type Placed = FigureNames & { id: string; kind: string; lon: number; lat: number };

export type CrossingFigure = Placed & {
  uncertainty_m: number;
  gate: string | null;
  road_kosovo_side: string | null;
  road_serbia_side: string | null;
  municipality: string;
  serbia_side_municipality: string;
  note: string | null;
  observations: { source: string; lon: number; lat: number; distance_m: number }[];
};

export type SettlementFigure = Placed & { municipality: string | null };
export type LandmarkFigure = Placed & { uncertainty_m: number; source: string };
export type MunicipalityFigure = FigureNames & { id: string; official_area_km2: number | null };
export type MunicipalLine = { between: [string, string]; coordinates: Position[] };

export type Figures = {
  municipalities: MunicipalityFigure[];
  internal_municipal_lines: MunicipalLine[];
  crossings: CrossingFigure[];
  settlements: SettlementFigure[];
  landmarks: LandmarkFigure[];
  rivers: { name: FigureNames; coordinates: Position[] }[];
  lakes: (FigureNames & { id: string; ring: Position[] })[];
  roads: { class: string; ref: string; coordinates: Position[] }[];
};

/** Reads the figures beside this file: WGS 84, longitude first, degrees. */
export function readFigures(): Figures {
  return JSON.parse(readFileSync(new URL('./figures.json', import.meta.url), 'utf8')) as Figures;
}

/** Turns the figures' names into the flat `name_*` properties; unknown forms are left out. */
export function nameProperties(names: FigureNames): Record<string, string> {
  const properties: Record<string, string> = {};
  for (const form of ['en', 'sq', 'sr_latn', 'sr_cyrl'] as const) {
    const name = names[form];
    if (name) properties[`name_${form}`] = name;
  }
  return properties;
}
