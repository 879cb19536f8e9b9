import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/*
 * The write-ahead log (https://www.sqlite.org/fileformat2.html#the_write_ahead_log): a header of 32 bytes, then frames of
 * 24 bytes and a page each. A frame counts when it bears the salts of the header and the running checksum is right.
 * SQLite reads up to the first that does not and forgets the rest without a word: right for a write that was cut off
 * before it was acknowledged, wrong for acknowledged ones behind a damage.
 */
const headerSize = 32;
const frameHeader = 24;

/**
 * A sentence when acknowledged writes stand behind a damaged place of the log, else null. One write behind it may be
 * the one that a power cut caught, whose pages a disk stores in any order; two never are, since each waits for the one
 * before to be on the disk. Reads the file, whose length the writer keeps below 64 MB.
 */
export function logFault(file: string): string | null {
  const log = readLog(file);
  if (log === null || log.length <= headerSize) return null;
  const magic = log.readUInt32BE(0);
  const littleEndian = magic === 0x377f0682;
  const pageSize = log.readUInt32BE(8);
  const isHeader = (littleEndian || magic === 0x377f0683) && pageSize >= 512 && pageSize <= 65_536;
  const words = new Uint32Array(2);
  add(log, 0, 24, littleEndian, words);
  if (!isHeader || !ends(log, 24, words)) {
    // A log that was begun anew holds nothing yet until its header is whole; one with pages has had one.
    return log.length >= headerSize + frameHeader + 512
      ? 'the beginning of its log of writes is destroyed.'
      : null;
  }
  const frameSize = frameHeader + pageSize;
  let broken = false;
  let writesBehind = 0;
  for (let at = headerSize; at + frameSize <= log.length; at += frameSize) {
    // Frames of an earlier round of the log may follow; they bear other salts.
    if (log.compare(log, 16, 24, at + 8, at + 16) !== 0) {
      broken = true;
      continue;
    }
    if (!broken) {
      add(log, at, 8, littleEndian, words);
      add(log, at + frameHeader, pageSize, littleEndian, words);
      broken = !ends(log, at + 16, words);
    }
    if (broken && log.readUInt32BE(at + 4) !== 0) writesBehind += 1;
  }
  return writesBehind > 1 ? 'writes that were acknowledged stand behind a damaged place of its log.' : null;
}

function readLog(file: string): Buffer | null {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const bytes = Buffer.alloc(fstatSync(handle).size);
    readSync(handle, bytes, 0, bytes.length, 0);
    return bytes;
  } finally {
    closeSync(handle);
  }
}

/** Goes on with the checksum over `length` bytes, a multiple of eight, in the byte order that the magic number says. */
function add(log: Buffer, from: number, length: number, littleEndian: boolean, words: Uint32Array): void {
  const view = new DataView(log.buffer, log.byteOffset + from, length);
  let [first, second] = words as unknown as [number, number];
  for (let at = 0; at < length; at += 8) {
    first = (first + view.getUint32(at, littleEndian) + second) >>> 0;
    second = (second + view.getUint32(at + 4, littleEndian) + first) >>> 0;
  }
  words[0] = first;
  words[1] = second;
}

const ends = (log: Buffer, at: number, words: Uint32Array) =>
  log.readUInt32BE(at) === words[0] && log.readUInt32BE(at + 4) === words[1];
