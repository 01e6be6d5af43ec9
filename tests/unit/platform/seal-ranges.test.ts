import { describe, expect, it, vi } from 'vitest';
import { checkSeal } from '@/lib/platform/seal/checking';

const HEAD = '%PDF-1.7\n/ByteRange [';
/** Where the place of the signature begins, whatever is in the range. */
const PLACE = `${HEAD}${' '.repeat(20)}]\n`.length;

/** A file with a place for a signature of two bytes and three letters after it; nobody has signed it. */
function file(range: string, behind = 'end'): Buffer {
  return Buffer.from(`${HEAD}${range.padEnd(20)}]\n<abcd>${behind}`, 'latin1');
}

function whyOf(bytes: Buffer): string {
  const checked = checkSeal(bytes);
  return checked.kind === 'broken' ? checked.why : checked.kind;
}

describe('what a seal covers', () => {
  const whole = `0 ${PLACE} ${PLACE + 6} 3`;

  it('is the whole file except for the place of the signature', () => {
    expect(whyOf(file(whole))).toBe('it was changed after it was sealed');
  });

  it.each([
    ['leaves out the last letter', `0 ${PLACE} ${PLACE + 6} 2`],
    ['leaves out the first letter', `1 ${PLACE} ${PLACE + 6} 3`],
    ['begins with the place of the signature', `0 0 ${PLACE + 6} 3`],
    ['leaves out more than that place', `0 ${PLACE - 1} ${PLACE + 6} 3`],
    ['goes back behind its beginning', `0 ${PLACE + 6} ${PLACE} 9`],
    ['has no end', `0 ${PLACE} ${PLACE + 6}`],
    ['is no range', 'all of it'],
  ])('isn’t the whole if it %s', (_, range) => {
    expect(whyOf(file(range))).toBe('its signature does not cover the whole file');
  });

  it('isn’t the whole if something was appended', () => {
    expect(whyOf(file(whole, 'ends'))).toBe('its signature does not cover the whole file');
  });

  it('is found by reading through a file twice at most, however many ranges without an end somebody put into it', () => {
    const crafted = Buffer.from(HEAD.repeat(10_000), 'latin1');
    const looks = vi.spyOn(crafted, 'indexOf');
    const texts = vi.spyOn(crafted, 'toString');

    expect(whyOf(crafted)).toBe('there is more than one signature in it');
    expect([looks.mock.calls.length, texts.mock.calls.length]).toEqual([2, 0]);
  });

  it('isn’t the whole if its range has no end', () => {
    expect(whyOf(Buffer.from(`${HEAD}0 1 2 3 ${' '.repeat(1_000)}]`, 'latin1'))).toBe(
      'its signature does not cover the whole file',
    );
  });

  it('belongs to one signature, and to none if the file has none', () => {
    expect(whyOf(file(whole, `\n/ByteRange [${whole}]`))).toBe('there is more than one signature in it');
    expect(whyOf(Buffer.from('%PDF-1.7'))).toBe('none');
  });
});
