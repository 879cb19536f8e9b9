import { z } from 'zod';
import { designations } from './codebook.ts';
import { slug, texts } from './fields.ts';

const layer = z.object({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  file: z.string(),
  titles: texts(200),
  descriptions: texts(1_000).optional(),
});

/** `region.json` of a deployment's folder: all that the product knows of a region. */
export const region = z.object({
  id: slug,
  names: texts(200),
  /** IANA zone in which bare dates are days. */
  zone: z.string(),
  /** Opening view: west, south, east, north in WGS 84 degrees. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** Id in `boundary-lines` of the line that sides and distances refer to. */
  main_line: z.string().optional(),
  sides: z.array(z.object({ id: slug, names: texts(200) })).default([]),
  /** Municipalities the map is about; the others recede. */
  focus: z.array(slug).default([]),
  period: z.tuple([z.string(), z.string()]).optional(),
  attribution: z.string(),
  licence: z.object({ name: z.string(), url: z.url() }),
  designation: z.object(
    Object.fromEntries(designations.map((profile) => [profile, texts(600)])) as Record<
      (typeof designations)[number],
      ReturnType<typeof texts>
    >,
  ),
  layers: z.array(layer).default([]),
});
export type Region = z.infer<typeof region>;

/** `GET /api/deployment`: what the app needs to know before it draws. */
export interface Deployment {
  region: Omit<Region, 'layers' | 'designation'>;
  designation: { profile: string; text: Region['names'] };
  basemap: { kind: 'embedded' } | { kind: 'style'; url: string } | { kind: 'pmtiles'; url: string };
  collections: { id: string; titles: Region['names'] }[];
  /** Read-only layers that can be shown on the map. */
  layers: {
    id: string;
    titles: Region['names'];
    geometry: string;
    count: number;
    attribution: string | null;
  }[];
  /** Whether any other site may show `/embed` in a frame. */
  embeddable: boolean;
  /** Whether people without an account may suggest incidents. */
  suggestions: boolean;
  version: string;
  /** Revision the service stands at. */
  seq: number;
}
