type Numbers = Float64Array | Uint32Array | Uint8Array;

/** Numbers of one kind, added at the end. */
export interface List {
  readonly length: number;
  push(value: number): void;
}

/** A list that grows; `values` is what it holds so far. */
export interface GrowingList<A extends Numbers> extends List {
  values(): A;
}

/** A list without an end, for what is built before its size is known. */
export function growingList<A extends Numbers>(kind: new (length: number) => A): GrowingList<A> {
  let array = new kind(1_024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === array.length) {
        const wider = new kind(length * 2);
        wider.set(array);
        array = wider;
      }
      array[length++] = value;
    },
    values: () => array.subarray(0, length) as A,
  };
}

/** Thrown when the memory of a snapshot has no room for another row. */
export class FullError extends Error {
  constructor() {
    super('The columns have no room left.');
    this.name = 'FullError';
  }
}

/** A list in shared memory, which goes on where it stood; FullError at its end. */
export function fixedList(array: Numbers, from: number): List {
  let length = from;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === array.length) throw new FullError();
      array[length++] = value;
    },
  };
}
