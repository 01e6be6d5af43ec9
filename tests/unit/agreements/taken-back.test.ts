import { describe, expect, it } from 'vitest';
import { countTakenBack, decideAsSeen, latestTakenBack } from '@/lib/agreements/signing/taken-back.rules';

const proposed = { kind: 'proposed', payload: { number: 1 } } as const;
const viewed = { kind: 'viewed', payload: { number: 1 } } as const;
const signed = { kind: 'signed', payload: { party: 'owner' } } as const;
const takenBack = { kind: 'signature_taken_back', payload: { party: 'owner', number: 1 } } as const;

describe('a signature that was taken back', () => {
  it('is what was last done, until somebody signs or another version is proposed', () => {
    expect(latestTakenBack([proposed, signed])).toBeNull();
    expect(latestTakenBack([proposed, signed, takenBack, viewed])).toBe('owner');
    expect(latestTakenBack([proposed, signed, takenBack, signed])).toBeNull();
    expect(latestTakenBack([proposed, signed, takenBack, proposed])).toBeNull();
  });

  it('is counted under its own version alone', () => {
    const history = [proposed, signed, takenBack, signed, takenBack];

    expect(countTakenBack({ history, shown: { number: 1 } })).toBe(2);
    expect(countTakenBack({ history, shown: { number: 2 } })).toBe(0);
  });

  it('has to be known to whoever signs after it', () => {
    expect(decideAsSeen(1, 1).ok).toBe(true);
    expect(decideAsSeen(0, 1)).toMatchObject({ refusal: { code: 'taken_back' } });
  });
});
