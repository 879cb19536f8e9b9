import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { mapWords } from '../i18n/map.ts';
import { flat } from '../i18n/names.ts';
import { nameOf, pickedFeatures } from '../state/added-layers.ts';
import { select, selectedId } from '../state/location.ts';
import { features } from '../state/results.ts';
import { chooser, hoveredAccount, hoveredId } from '../state/selection.ts';
import { mercator, partingZoom } from './cluster.ts';
import { fanLimit, fanZoom } from './fan.ts';
import { pickAdded } from './follow-added.ts';
import { type Picked, pick, pickAccounts } from './pick.ts';
import { createTooltip } from './tooltip.ts';

/** Motion only explains, and never long; MapLibre itself jumps where the reader asked for less motion. */
export const moveMs = 180;

function pointsOf(ids: readonly string[]): [number, number][] {
  const wanted = new Set(ids);
  return features.peek().flatMap(({ id, geometry }) => {
    if (!wanted.has(id) || !geometry) return [];
    if (geometry.type === 'Point') return [mercator(geometry.coordinates)];
    return geometry.type === 'MultiPoint' ? [mercator(geometry.coordinates[0]!)] : [];
  });
}

function press(map: MapLibreMap, picked: Picked | null): void {
  if (!picked) {
    chooser.value = [];
    return;
  }
  const { ids } = picked;
  if (ids.length === 1) {
    chooser.value = [];
    select(ids[0]!);
    return;
  }
  if (picked.kind === 'areas') {
    chooser.value = ids;
    return;
  }
  const parting = picked.drawn.kind === 'stack' ? null : partingZoom(pointsOf(ids), map.getZoom());
  if (parting !== null) {
    map.easeTo({ center: picked.at, zoom: parting, duration: moveMs });
    return;
  }
  // Nothing separates them: a list to choose from, and a ring around the spot where it fits.
  chooser.value = ids;
  if (map.getZoom() < fanZoom && ids.length <= fanLimit)
    map.easeTo({ center: picked.at, zoom: fanZoom, duration: moveMs });
}

function words({ ids }: Picked): string {
  if (ids.length > 1) return mapWords('incidents', { count: ids.length });
  const incident = features.peek().find(({ id }) => id === ids[0]);
  return incident ? flat(incident.properties, 'title').text : '';
}

/**
 * The one place where the pointer's presses and moves over the map become selection, list or highlight. Answers a
 * function that takes the listeners away.
 */
export function routePointer(map: MapLibreMap): () => void {
  const tooltip = createTooltip(map.getContainer());
  let frame = 0;
  let ours = false;
  const leave = () => {
    cancelAnimationFrame(frame);
    tooltip.hide();
    if (ours) hoveredId.value = null;
    if (hoveredAccount.peek() !== null && ours) hoveredAccount.value = null;
    ours = false;
    map.getCanvas().style.cursor = '';
  };
  const look = (move: MapMouseEvent) => {
    const picked = pick(map, move.point);
    const accounts = selectedId.peek() === null ? [] : pickAccounts(map, move.point);
    const added = picked ? [] : pickAdded(map, move.point);
    if (!picked && !accounts.length && !added.length) {
      leave();
      return;
    }
    ours = true;
    hoveredAccount.value = accounts[0] ?? null;
    hoveredId.value = picked?.ids.length === 1 ? picked.ids[0]! : null;
    map.getCanvas().style.cursor = picked ? 'pointer' : '';
    tooltip.show(move.point, picked ? words(picked) : added.map(nameOf).slice(0, 3).join(', '));
  };
  const onMove = (move: MapMouseEvent) => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => look(move));
  };
  const onClick = (click: MapMouseEvent) => {
    leave();
    const picked = pick(map, click.point);
    pickedFeatures.value = picked ? [] : pickAdded(map, click.point);
    press(map, picked);
  };
  map.on('mousemove', onMove);
  map.on('mouseout', leave);
  map.on('movestart', leave);
  map.on('click', onClick);
  return () => {
    leave();
    tooltip.remove();
    pickedFeatures.value = [];
    map.off('mousemove', onMove);
    map.off('mouseout', leave);
    map.off('movestart', leave);
    map.off('click', onClick);
  };
}
