import { createReadStream } from 'node:fs';
import { type EvidenceType, evidenceTypes } from '../../contract/evidence.ts';
import { FileFault } from '../../format/file-fault.ts';

/** As many bytes as the library asks for to tell a file by. */
const headBytes = 4_100;

/**
 * What a file is by its bytes, whatever it is called. Throws FileFault `file_kind_unknown` for what is not on the list;
 * what no signature tells has to be text from the first byte to the last.
 */
export async function evidenceTypeOf(path: string): Promise<EvidenceType> {
  const head = await headOf(path);
  const { fileTypeFromBuffer } = await import('file-type');
  const known = await fileTypeFromBuffer(head);
  if (known) {
    if (known.mime in evidenceTypes) return known.mime as EvidenceType;
    throw unknownKind();
  }
  if (head.subarray(0, 7).toString('latin1') === 'WARC/1.') return 'application/warc';
  await demandText(path);
  const start = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  return /^(?:<!doctype html|<html|<\?xml[^>]*\?>\s*<!doctype html)/i.test(start)
    ? 'text/html'
    : 'text/plain';
}

async function headOf(path: string): Promise<Buffer> {
  const found: Buffer[] = [];
  for await (const piece of createReadStream(path, { end: headBytes - 1 })) found.push(piece as Buffer);
  return Buffer.concat(found);
}

async function demandText(path: string): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of createReadStream(path))
      if (decoder.decode(piece as Buffer, { stream: true }).includes('\0')) throw unknownKind();
    decoder.decode();
  } catch (error) {
    throw error instanceof TypeError ? unknownKind() : error;
  }
}

function unknownKind(): FileFault {
  const list = Object.values(evidenceTypes).join(', ');
  return new FileFault('file_kind_unknown', `The file is none of ${list} by its bytes.`);
}
