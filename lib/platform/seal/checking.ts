import type { X509Certificate } from 'node:crypto';
import { digest } from './asn1';
import { type CmsParts, isSignatureOver, readCms } from './cms';
import { checkTimestamp, type Timestamp } from './timestamp';

/** What a PDF's seal shows by itself, without asking anybody. */
export type SealCheck =
  | { readonly kind: 'none' }
  | { readonly kind: 'broken'; readonly why: string }
  | {
      readonly kind: 'intact';
      readonly certificate: X509Certificate;
      readonly timestamp: Timestamp | null;
    };

/**
 * Checks a PDF's seal: one signature covers every byte but its own, it is over these bytes and by its certificate, and
 * the timestamp, if any, is for this signature. Whose certificate it is, is another question.
 */
export function checkSeal(bytes: Buffer): SealCheck {
  const at = bytes.indexOf(RANGE, 0, 'latin1');
  if (at < 0) return { kind: 'none' };
  if (bytes.indexOf(RANGE, at + RANGE.length, 'latin1') >= 0)
    return broken('there is more than one signature in it');
  const found = signatureAt(bytes, rangeAt(bytes, at + RANGE.length));
  if (!found) return broken('its signature does not cover the whole file');
  const padded = Buffer.from(found.hex, 'hex');
  // a signature contains the digest of the bytes it covers: without it there is nothing to verify, whoever signed
  if (!padded.includes(digest('sha256', ...found.covered)))
    return broken('it was changed after it was sealed');
  try {
    const parts = readPadded(padded);
    if (!isSignatureOver(found.covered, parts)) return broken('it was changed after it was sealed');
    const timestamp = parts.timestamp && checkTimestamp(parts.timestamp, parts.signature);
    return { kind: 'intact', certificate: parts.certificate, timestamp };
  } catch {
    return broken('its signature was changed');
  }
}

/**
 * How a signature's range begins, and how long its four numbers can be, so that looking for its end never goes on
 * through the whole file.
 */
const RANGE = '\n/ByteRange [';
const LONGEST_RANGE = 100;

/** @returns the four numbers of a range, as written; an empty text if it has no end. */
function rangeAt(bytes: Buffer, from: number): string {
  const written = bytes.toString('latin1', from, from + LONGEST_RANGE);
  return written.slice(0, Math.max(written.indexOf(']'), 0));
}

type Found = { readonly covered: readonly Buffer[]; readonly hex: string };

/**
 * The two stretches around the signature must begin with the file, end with it, and leave out nothing but the
 * signature.
 */
function signatureAt(bytes: Buffer, range: string): Found | null {
  const [start, length, resume, rest] = range.trim().split(' ').map(Number);
  if (start !== 0 || length === undefined || resume === undefined || rest === undefined) return null;
  if (!(0 < length && length < resume && resume + rest === bytes.length)) return null;
  const hole = bytes.subarray(length, resume).toString('latin1');
  if (!/^<(?:[0-9a-f]{2})+>$/.test(hole)) return null;
  return { covered: [bytes.subarray(0, length), bytes.subarray(resume)], hex: hole.slice(1, -1) };
}

/** The placeholder is larger than the signature, and padded with zeros and nothing else. */
function readPadded(padded: Buffer): CmsParts {
  const end = derLength(padded);
  if (padded.subarray(end).some((byte) => byte !== 0)) throw new Error('something after the signature');
  return readCms(padded.subarray(0, end));
}

/** @returns how many bytes the DER value at the beginning takes (X.690, 8.1.3: a long length). */
function derLength(bytes: Buffer): number {
  const [tag, first] = bytes;
  if (tag !== 0x30 || first === undefined || first < 0x81 || first > 0x83) throw new Error('no signature');
  const octets = first - 0x80;
  return 2 + octets + bytes.readUIntBE(2, octets);
}

function broken(why: string): SealCheck {
  return { kind: 'broken', why };
}
