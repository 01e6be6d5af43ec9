import { describe, expect, it } from 'vitest';
import { HandInAssessment } from '@/lib/evaluations/schema';
import { newId } from '@/lib/platform/ids';

describe('what somebody hands in', () => {
  const handedIn = (lines: number) =>
    HandInAssessment.safeParse({
      workspaceId: newId(),
      id: newId(),
      overall: 'Well.',
      answers: [
        { criterionId: newId(), text: '- good\n'.repeat(lines - 2) },
        { criterionId: newId(), text: 'In time.' },
      ],
    });

  it('can be as long as the report that both keep can print, and no longer', () => {
    expect(handedIn(600).success).toBe(true);
    expect(handedIn(601).error?.issues).toMatchObject([
      { path: ['overall'], message: expect.stringContaining('at most 600 lines') },
    ]);
  });
});
