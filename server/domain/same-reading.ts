import type { State } from './projection.ts';

/** Whether two states of one projection read the same, whenever they begin. */
export function readsTheSame(a: State, b: State): boolean {
  const text = ({ feature, search }: State) =>
    JSON.stringify([feature.geometry, { ...feature.properties, known_from: '' }, search]);
  return (
    a.shapes.length === b.shapes.length &&
    // Shapes are derived once an account: the same ones are the same objects.
    a.shapes.every((shape, index) => shape === b.shapes[index]) &&
    text(a) === text(b)
  );
}
