import { incidentDocument } from '../../contract/incident.ts';
import { namesOf } from '../../domain/place-names.ts';
import type { Atlas } from '../../service/atlas.ts';
import { readCatalogue } from '../../service/catalogue.ts';
import { alertPaths } from './alert-paths.ts';
import { collectionPaths } from './collection-paths.ts';
import { comparisonPaths } from './comparison-paths.ts';
import { createComponents } from './components.ts';
import type { Context, Described } from './context.ts';
import type { OpenApi, Paths, Schema } from './description.ts';
import { evidencePaths } from './evidence-paths.ts';
import { readExamples } from './examples.ts';
import { feedPaths } from './feed-paths.ts';
import { importPaths } from './import-paths.ts';
import { peoplePaths } from './people-paths.ts';
import { featureSchema, featureSchemaName, featuresSchema } from './property.ts';
import { rearrangePaths } from './rearrange-paths.ts';
import { recordPaths } from './record-paths.ts';
import { sharedResponses } from './responses.ts';
import { sharedSchemas } from './schemas.ts';
import { servicePaths } from './service-paths.ts';
import { schemaOfContract, staffPaths } from './staff-paths.ts';
import { suggestionPaths } from './suggestion-paths.ts';
import { stylePaths, tilePaths } from './tile-paths.ts';
import { workPaths } from './work-paths.ts';

/** What the document says of the service besides its data. */
export interface Issuer {
  atlas: Atlas;
  /** Public address without a final slash. */
  base: string;
  version: string;
  /** Note on names and boundaries, in English. */
  designation: string;
}

/** Paths put together; methods of the same path from several parts stand side by side. */
function merged(parts: readonly Paths[]): Paths {
  const all: Paths = {};
  for (const part of parts)
    for (const [path, item] of Object.entries(part)) all[path] = { ...all[path], ...item };
  return all;
}

/** The Feature that a writer sends: the members of the document are its properties, its id is the Feature's own. */
function incidentBody(): Schema {
  const { properties, required, ...rest } = schemaOfContract(incidentDocument) as {
    properties: Record<string, unknown>;
    required: string[];
  };
  const { id, retraction: _, ...members } = properties;
  return {
    type: 'object',
    required: ['type', 'properties'],
    properties: {
      type: { type: 'string', enum: ['Feature'] },
      id,
      geometry: { nullable: true, type: 'object', description: 'Derived from the accounts; ignored.' },
      properties: {
        ...rest,
        // Members that a read adds may come back; they are ignored.
        additionalProperties: true,
        required: required.filter((name) => name !== 'id'),
        properties: members,
      },
    },
  };
}

/** Beginning of the name of a place; without any place a letter will do. */
function placeNameIn(atlas: Atlas): string {
  const { municipalities, settlements, borderPoints } = atlas.deployment.gazetteer;
  const [first] = [...municipalities, ...settlements, ...borderPoints];
  return (first && Object.values(namesOf(first.properties))[0]) || 'a';
}

function tagsOf(context: Context): OpenApi['tags'] {
  return [
    { name: 'service', description: 'What there is, and how it can be asked.' },
    ...context.collections.map(({ collection: { id, titles, descriptions } }) => ({
      name: id,
      description: descriptions?.en ?? titles.en ?? id,
    })),
    { name: 'tiles', description: 'Vector tiles of all collections, and styles for them.' },
    { name: 'record', description: 'The public record of changes.' },
    { name: 'staff', description: 'For those who log in.' },
  ];
}

/**
 * The OpenAPI 3.0.3 document of a running service: every address of the route table, with examples out of its own
 * data. May throw BusyError.
 */
export async function openApiDocument({ atlas, base, version, designation }: Issuer): Promise<OpenApi> {
  const catalogue = await readCatalogue(atlas);
  const collections: Described[] = await Promise.all(
    catalogue.map(async (collection) => ({ collection, examples: await readExamples(atlas, collection) })),
  );
  const [incidents, accounts] = collections as [Described, Described];
  const components = createComponents();
  const context: Context = { collections, incidents, accounts, components, placeName: placeNameIn(atlas) };
  const paths = merged([
    servicePaths(context),
    ...collections.map((one) => collectionPaths(context, one)),
    recordPaths(context),
    feedPaths(context),
    comparisonPaths(context),
    ...[null, ...collections].map((one) => tilePaths(context, one)),
    stylePaths(context),
    staffPaths(context),
    peoplePaths(context),
    suggestionPaths(context),
    alertPaths(context),
    importPaths(context),
    evidencePaths(context),
    workPaths(context),
    rearrangePaths(context),
  ]);
  const { region } = atlas.deployment;
  const features = catalogue.flatMap((collection) => [
    [featureSchemaName(collection), featureSchema(collection)],
    [`${featureSchemaName(collection)}s`, featuresSchema(collection)],
  ]);
  return {
    openapi: '3.0.3',
    info: {
      title: `Incident Atlas: ${region.names.en ?? region.id}`,
      version,
      description: `Incidents on a map: who says what, where, and since when. ${designation}`,
      license: { name: region.licence.name, url: region.licence.url },
      'x-attribution': region.attribution,
    },
    servers: [{ url: `${base}/api`, description: 'This service.' }],
    tags: tagsOf(context),
    paths,
    components: {
      parameters: components.parameters,
      responses: sharedResponses,
      schemas: { ...sharedSchemas, ...Object.fromEntries(features), IncidentBody: incidentBody() },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: base.startsWith('https:') ? '__Host-atlas' : 'atlas',
          description: 'The cookie of a log-in.',
        },
      },
    },
  };
}
