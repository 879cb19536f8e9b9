/** Whether an expression is true of a row: three-valued, as CQL2 and SQL have it. */
export const no = 0;
export const yes = 1;
export const unknown = 2;
export type Answer = typeof no | typeof yes | typeof unknown;

/** A condition on rows of a table. */
export interface RowTest {
  answer(row: number): Answer;
  /** Keeps the rows of the first `count` of the list of which it is true, in their order; answers how many. */
  keep(rows: Uint32Array, count: number): number;
}

/** A test by an answer for each row. */
export function testBy(answer: (row: number) => Answer): RowTest {
  return {
    answer,
    keep(rows, count) {
      let kept = 0;
      for (let index = 0; index < count; index++) {
        const row = rows[index]!;
        rows[kept] = row;
        if (answer(row) === yes) kept++;
      }
      return kept;
    },
  };
}

/** A test by a table with the answer for each code that a row can have. */
export function testByCode(codes: Uint8Array | Uint32Array, answers: Uint8Array): RowTest {
  return {
    answer: (row) => answers[codes[row]!] as Answer,
    // One loop for each kind of array, so that the engine compiles it for that kind alone.
    keep: codes instanceof Uint8Array ? keepByByte(codes, answers) : keepByNumber(codes, answers),
  };
}

/** `testByCode`, whose answers are found when the first row is asked about. */
export function testByLateCode(codes: Uint8Array | Uint32Array, answers: () => Uint8Array): RowTest {
  let test: RowTest | null = null;
  const made = () => {
    test ??= testByCode(codes, answers());
    return test;
  };
  return { answer: (row) => made().answer(row), keep: (rows, count) => made().keep(rows, count) };
}

function keepByByte(codes: Uint8Array, answers: Uint8Array): RowTest['keep'] {
  return (rows, count) => {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const row = rows[index]!;
      rows[kept] = row;
      kept += answers[codes[row]!]! & yes;
    }
    return kept;
  };
}

function keepByNumber(codes: Uint32Array, answers: Uint8Array): RowTest['keep'] {
  return (rows, count) => {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const row = rows[index]!;
      rows[kept] = row;
      kept += answers[codes[row]!]! & yes;
    }
    return kept;
  };
}

export function both(tests: readonly RowTest[]): RowTest {
  return testBy((row) => {
    let answer: Answer = yes;
    for (const test of tests) {
      const one = test.answer(row);
      if (one === no) return no;
      if (one === unknown) answer = unknown;
    }
    return answer;
  });
}

export function either(tests: readonly RowTest[]): RowTest {
  return opposite(both(tests.map(opposite)));
}

export function opposite(test: RowTest): RowTest {
  return testBy((row) => {
    const one = test.answer(row);
    return one === unknown ? unknown : one === yes ? no : yes;
  });
}
