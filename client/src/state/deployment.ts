import { type ReadonlySignal, signal } from '@preact/signals';
import type { Deployment } from '#contract/deployment.ts';
import { request } from './request.ts';

const loaded = signal<Deployment | null>(null);

/** The deployment, or null before it is loaded; for what runs before the first drawing. */
export const deploymentOrNull: ReadonlySignal<Deployment | null> = loaded;

/** The deployment; there from the first drawing on. Throws when read before it is loaded. */
export function deployment(): Deployment {
  if (!loaded.value) throw new Error('The deployment is read before it is loaded.');
  return loaded.value;
}

/** Loads what the app must know before it draws; throws as `request` does. */
export async function loadDeployment(): Promise<Deployment> {
  const { body } = await request<Deployment>('/api/deployment');
  loaded.value = body;
  return body;
}
