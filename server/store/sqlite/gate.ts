/**
 * What threads wait at that were begun before the database was open: they load their modules meanwhile. One integer in
 * memory that all threads share; 0 is shut.
 */
export type Gate = Int32Array;

export const createGate = (): Gate => new Int32Array(new SharedArrayBuffer(4));

/** Lets all threads through that wait, and that will. */
export function openGate(gate: Gate): void {
  Atomics.store(gate, 0, 1);
  Atomics.notify(gate, 0);
}

/** Blocks this thread, never the main one, until the gate is open; ending the thread ends the wait. */
export function passGate(gate: Gate): void {
  Atomics.wait(gate, 0, 0);
}
