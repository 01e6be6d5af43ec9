import { describe, expect, it } from 'vitest';
import { checkOfBytes, scanStateOf } from '@/lib/platform/files/checking.rules';

const WAITING = { outcome: null, found: null };
const CLEAN = { outcome: 'clean', found: null };
const INFECTED = { outcome: 'infected', found: 'Win.Test.EICAR_HDB-1' };

describe('bytes that were scanned as another file', () => {
  it.each([
    ['nobody was to look at', [], 'free'],
    ['wait', [WAITING], 'waiting'],
    ['are clean', [CLEAN], 'free'],
    ['wait as one file and are clean as another', [WAITING, CLEAN], 'free'],
    ['are infected', [INFECTED], 'held_back'],
    [
      'are clean as one file, and infected by what a scanner has learnt since',
      [CLEAN, INFECTED],
      'held_back',
    ],
    ['wait as one file and are infected as another', [WAITING, INFECTED], 'held_back'],
  ] as const)('that %s', (_, checks, kind) => {
    expect(scanStateOf(checkOfBytes(checks)).kind).toBe(kind);
  });
});
