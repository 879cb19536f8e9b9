/** True, false, or null for unknown. */
export type Truth = boolean | null;

/** False if any is false, else unknown if any is unknown, else true. Stops at the first false. */
export function allOf<T>(items: Iterable<T>, test: (item: T) => Truth): Truth {
  let truth: Truth = true;
  for (const item of items) {
    const one = test(item);
    if (one === false) return false;
    if (one === null) truth = null;
  }
  return truth;
}

/** True if any is true, else unknown if any is unknown, else false. Stops at the first true. */
export function anyOf<T>(items: Iterable<T>, test: (item: T) => Truth): Truth {
  return negated(allOf(items, (item) => negated(test(item))));
}

/** Unknown stays unknown. */
export function negated(truth: Truth): Truth {
  return truth === null ? null : !truth;
}
