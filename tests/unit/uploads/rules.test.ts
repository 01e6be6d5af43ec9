import { describe, expect, it } from 'vitest';
import {
  judgeNewUpload,
  judgePiece,
  MAX_UPLOAD_BYTES,
  MOST_WAITING,
  MOST_WAITING_BYTES,
  waitsUntil,
} from '@/lib/uploads/rules';

const NOW = new Date('2026-11-25T12:00:00Z');
const codeOf = (result: ReturnType<typeof judgePiece> | ReturnType<typeof judgeNewUpload>) =>
  result.ok ? 'taken' : result.refusal.code;

describe('a file that is about to be uploaded', () => {
  const nothing = { there: 0, bytes: 0 };
  const into = 'delivery' as const;

  it.each([
    ['of one byte', 1, nothing, 'taken'],
    ['as large as one may be', MAX_UPLOAD_BYTES, nothing, 'taken'],
    ['of nothing', 0, nothing, 'empty_file'],
    ['of one byte more than that', MAX_UPLOAD_BYTES + 1, nothing, 'file_too_large'],
    ['as the last that may wait', 1, { there: MOST_WAITING - 1, bytes: 0 }, 'taken'],
    ['beside as many as may wait', 1, { there: MOST_WAITING, bytes: 0 }, 'too_many_files'],
    ['that just fits', 1, { there: 1, bytes: MOST_WAITING_BYTES - 1 }, 'taken'],
    ['that is a byte too much', 2, { there: 1, bytes: MOST_WAITING_BYTES - 1 }, 'too_much_waiting'],
  ])('%s', (_, sizeBytes, waiting, code) => {
    expect(codeOf(judgeNewUpload({ name: 'film.mov', sizeBytes }, { ...waiting, into }))).toBe(code);
  });
});

it('at most ten files go with one message', () => {
  const beside = (there: number) =>
    judgeNewUpload({ name: 'a', sizeBytes: 1 }, { there, bytes: 0, into: 'message' }).ok;

  expect([beside(9), beside(10)]).toEqual([true, false]);
});

describe('a refusal', () => {
  it.each([
    ['delivery', 'At most 40 files wait at once. Put more into one archive, or deliver these first.'],
    ['draft', 'At most 40 files on one brief. Put more into one archive.'],
    ['message', 'At most 10 files with one message. Put more into one archive.'],
  ] as const)('says what to do about a %s', (into, message) => {
    const refused = judgeNewUpload({ name: 'a', sizeBytes: 1 }, { there: MOST_WAITING, bytes: 0, into });

    expect(refused).toMatchObject({ refusal: { message } });
  });
});

describe('a piece of a file', () => {
  const upload = { sizeBytes: 100, receivedBytes: 40, expiresAt: new Date(NOW.getTime() + 1) };

  it.each([
    ['that goes on where it stands, to the end', { from: 40, length: 60 }, 'taken'],
    ['that doesn’t say how long it is', { from: 40, length: null }, 'taken'],
    ['from before', { from: 39, length: 1 }, 'wrong_offset'],
    ['from beyond', { from: 41, length: 1 }, 'wrong_offset'],
    ['that is a byte too long', { from: 40, length: 61 }, 'too_long'],
  ])('%s', (_, piece, code) => {
    expect(codeOf(judgePiece(upload, piece, NOW))).toBe(code);
  });

  it('may be as long as what is missing', () => {
    expect(judgePiece(upload, { from: 40, length: null }, NOW)).toEqual({ ok: true, value: 60 });
  });

  it('comes too late from the moment the file is dropped', () => {
    expect(codeOf(judgePiece(upload, { from: 40, length: 1 }, upload.expiresAt))).toBe('gone');
  });
});

describe('how long a file waits', () => {
  it('is a day from its last byte', () => {
    expect(waitsUntil(NOW, { isWhole: false })).toEqual(new Date('2026-11-26T12:00:00Z'));
  });

  it.each([
    ['delivery', '2026-12-02T12:00:00Z'],
    ['draft', '2026-12-02T12:00:00Z'],
    ['message', '2026-12-25T12:00:00Z'],
  ] as const)('is, once it is complete, as long as a %s may take', (into, until) => {
    expect(waitsUntil(NOW, { isWhole: true, into })).toEqual(new Date(until));
  });
});
