import { describe, expect, it } from 'vitest';
import {
  decideCorrection,
  decideExtra,
  type ExtrasRoom,
  isLimitedExtra,
  mayBeCorrected,
  roomInWords,
} from '@/lib/pay/extras/extras.rules';
import { EXTRA_KINDS, OWED_KINDS } from '@/lib/pay/owed/owed.rules';

const ROOM: ExtrasRoom = { capMinor: 80_000, currency: 'USD', paySchedule: 'monthly', leftMinor: 8_000 };
const BONUS = { kind: 'bonus', leftMinor: 5_000, currency: 'USD' } as const;

describe('what an owner adds by their own will', () => {
  it('may be all that the limit of a retainer leaves, and no more', () => {
    expect(decideExtra(ROOM, 8_000)).toMatchObject({ ok: true });
    expect(decideExtra(ROOM, 8_001)).toMatchObject({
      ok: false,
      refusal: {
        code: 'over_limit',
        field: 'amount',
        message:
          'You agreed on at most USD 800.00 per month, extras included, and USD 80.00 is left. Add no more than that, or raise the limit by an amendment.',
      },
    });
    expect(decideExtra({ ...ROOM, leftMinor: 0 }, 1)).toMatchObject({
      refusal: { message: expect.stringContaining('and nothing is left') },
    });
    expect(decideExtra(null, 1_000_000)).toMatchObject({ ok: true });
  });

  it('is said ahead with what is left', () => {
    expect(roomInWords(ROOM)).toBe(
      'You agreed on at most USD 800.00 per month, extras included: USD 80.00 is left.',
    );
  });

  it('is limited whatever it is called, but for a correction', () => {
    expect(EXTRA_KINDS.filter((kind) => !isLimitedExtra(kind))).toEqual(['correction']);
  });
});

describe('a correction', () => {
  it('takes off as much as is left, and adds as much as it likes', () => {
    expect(decideCorrection(BONUS, -5_000)).toMatchObject({ ok: true });
    expect(decideCorrection(BONUS, 90_000)).toMatchObject({ ok: true });
    expect(decideCorrection(BONUS, -5_001)).toMatchObject({
      ok: false,
      refusal: { code: 'too_much', field: 'amount', message: expect.stringContaining('USD 50.00 now') },
    });
  });

  it('belongs to work, an expense or an extra', () => {
    expect(OWED_KINDS.filter((kind) => !mayBeCorrected({ kind }))).toEqual([
      'correction',
      'advance',
      'recovery',
      'returned',
    ]);
    expect(decideCorrection({ ...BONUS, kind: 'advance' }, 1)).toMatchObject({
      refusal: { code: 'not_corrected' },
    });
  });
});
