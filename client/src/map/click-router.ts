import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { fanLimit, fanZoom, lastZoomOfMap } from '#contract/drawing.ts';
import { mapWords } from '../i18n/map.ts';
import { flat } from '../i18n/names.ts';
import { nameOf, pickedFeatures } from '../state/added-layers.ts';
import { select, selectedId } from '../state/location.ts';
import { seenFeature } from '../state/seen.ts';
import { chooser, hoveredAccount, hoveredId } from '../state/selection.ts';
import { pickAdded } from './follow-added.ts';
import { type Picked, pick, pickAccounts } from './pick.ts';
import { createTooltip } from './tooltip.ts';

/** Motion only explains, and never long; MapLibre itself jumps where the reader asked for less motion. */
export const moveMs = 180;

function press(map: MapLibreMap, picked: Picked | null): void {
  const { id = null, count = 0, condition = null, drawn = null, at = null } = picked ?? {};
  if (id !== null || !picked) {
    chooser.value = null;
    if (id !== null) select(id);
    return;
  }
  if (at && drawn?.parts_at !== undefined) {
    map.easeTo({ center: at, zoom: Math.min(lastZoomOfMap, drawn.parts_at), duration: moveMs });
    return;
  }
  // Nothing separates them: a list to choose from, and a ring around the spot where it fits.
  if (condition === null) return;
  chooser.value = { condition, count };
  if (at && map.getZoom() < fanZoom && count <= fanLimit)
    map.easeTo({ center: at, zoom: fanZoom, duration: moveMs });
}

function words({ count, drawn, id }: Picked): string {
  if (id === null || count > 1) return mapWords('incidents', { count });
  const known = drawn?.title === undefined ? seenFeature(id)?.properties : drawn;
  return known ? flat(known, 'title').text : mapWords('incidents', { count });
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
    hoveredId.value = picked?.id ?? null;
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
