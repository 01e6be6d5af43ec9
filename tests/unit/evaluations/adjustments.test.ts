import { expect, it } from 'vitest';
import {
  ADJUSTMENT_KINDS,
  type AdjustmentKind,
  notCarriedOut,
  offeredKinds,
} from '@/lib/evaluations/adjusting/adjustments.rules';

const agreed = (kind: AdjustmentKind, day: string | null, uses: readonly boolean[] = []) => ({
  kind,
  dueOn: day === null ? null : new Date(day),
  uses: uses.map((cameToNothing) => ({ cameToNothing })),
});

it('what both signed waits to be carried out until somebody has, and again if an amendment came to nothing', () => {
  expect(notCarriedOut([agreed('rate', '2026-12-20'), agreed('given', '2026-12-10')])).toEqual({
    count: 2,
    firstBy: new Date('2026-12-10'),
  });
  expect(
    notCarriedOut([agreed('rate', '2026-12-20', [true]), agreed('brief', '2026-12-01', [false])]),
  ).toEqual({
    count: 1,
    firstBy: new Date('2026-12-20'),
  });
});

it.each(ADJUSTMENT_KINDS)('what is done with a button waits, and a change of habit doesn’t: %s', (kind) => {
  const isLived = kind === 'other' || kind === 'none';

  expect(notCarriedOut([agreed(kind, '2026-12-20')]).count).toBe(isLived ? 0 : 1);
});

it('a change of habit, or none at all, isn’t waited for', () => {
  expect(notCarriedOut([agreed('other', '2026-12-20'), agreed('none', null)])).toEqual({
    count: 0,
    firstBy: null,
  });
});

it('offers no new cadence, rate, pause or end to two people whose work already has a last day', () => {
  const ending = offeredKinds({ hasPlaybooks: true, isEnding: true });

  expect(ending).toEqual(['terms', 'given', 'brief', 'other', 'none']);
  expect(offeredKinds({ hasPlaybooks: true, isEnding: false })).toEqual(ADJUSTMENT_KINDS);
  expect(offeredKinds({ hasPlaybooks: false, isEnding: false })).not.toContain('given');
});
