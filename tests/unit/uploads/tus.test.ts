import { describe, expect, it } from 'vitest';
import { answerRefused, readAnnounced, readPiece, refuseOthers } from '@/lib/platform/uploads/tus';

const PIECE = { 'content-type': 'application/offset+octet-stream' };

describe("an upload's headers", () => {
  it('name each thing in base64, in UTF-8', () => {
    const name = Buffer.from('Brennöfen, 窯.mov').toString('base64');
    const headers = new Headers({
      'upload-length': '12',
      'upload-metadata': `name ${name}, empty,brief YQ==`,
    });

    const announced = readAnnounced(headers);

    expect(announced?.sizeBytes).toBe(12);
    expect(Object.fromEntries(announced?.metadata ?? [])).toEqual({
      name: 'Brennöfen, 窯.mov',
      empty: '',
      brief: 'a',
    });
  });

  it.each([undefined, '', '-1', '1.5', '1e3', '0x10', ' ', '9999999999999999'])(
    "don't give a size: %s",
    (length) => {
      const headers = new Headers(length === undefined ? {} : { 'upload-length': length });

      expect(readAnnounced(headers)).toBeNull();
      expect(readPiece(new Headers({ ...PIECE, 'upload-offset': length ?? '' }))).toBeNull();
    },
  );

  it('give a piece its place, and its length if it has one', () => {
    expect(readPiece(new Headers({ ...PIECE, 'upload-offset': '8', 'content-length': '4' }))).toEqual({
      from: 8,
      length: 4,
    });
    expect(readPiece(new Headers({ ...PIECE, 'upload-offset': '0' }))).toEqual({ from: 0, length: null });
  });
});

describe('an answer', () => {
  it('is 412 to a client that doesn’t speak the protocol, or another version of it', () => {
    expect(refuseOthers(new Headers())?.status).toBe(412);
    expect(refuseOthers(new Headers({ 'tus-resumable': '0.2.2' }))?.headers.get('tus-version')).toBe('1.0.0');
    expect(refuseOthers(new Headers({ 'tus-resumable': '1.0.0' }))).toBeNull();
  });

  it.each([
    ['signed_out', 401],
    ['account_erased', 401],
    ['not_found', 404],
    ['wrong_offset', 409],
    ['overtaken', 409],
    ['gone', 410],
    ['file_too_large', 413],
    ['too_long', 413],
    ['too_many', 429],
    ['not_yours', 403],
    ['wrong_state', 403],
  ])('to %s is %i, with the reason in words', async (code, status) => {
    const answer = answerRefused({ code, message: 'Why.' });

    expect([answer.status, await answer.text()]).toEqual([status, 'Why.']);
    expect(answer.headers.get('retry-after')).toBeNull();
  });

  it('to too many requests says after how many seconds to try again', () => {
    const answer = answerRefused({ code: 'too_many', message: 'Why.', waitSeconds: 1_740 });

    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1740']);
  });
});
