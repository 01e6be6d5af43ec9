import { describe, expect, it } from 'vitest';
import {
  keepsWhatIsSaved,
  keepsWhatStood,
  LONGEST_SITTING_MINUTES,
  mayReplace,
  PAUSE_MINUTES,
} from '@/lib/agreements/drafting/saving.rules';

const NOON = new Date('2026-11-25T12:00:00Z');
const minutesLater = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);

describe('what was there before a save', () => {
  const standing = { savedById: 'ruth', savedAt: NOON, isKept: false, lastKeptAt: NOON };
  const typing = { byId: 'ruth', at: minutesLater(1), way: 'typed' } as const;

  it("isn't a revision of its own within a sitting", () => {
    expect(keepsWhatStood(standing, typing)).toBe(false);
    expect(keepsWhatStood(standing, { ...typing, way: 'pressed' })).toBe(false);
  });

  it('is kept once when the sitting had ended', () => {
    const after = minutesLater(PAUSE_MINUTES);

    expect(keepsWhatStood(standing, { ...typing, at: after })).toBe(true);
    expect(keepsWhatStood({ ...standing, isKept: true }, { ...typing, at: after })).toBe(false);
  });

  it('is kept every now and then for somebody who never pauses', () => {
    const savedAt = minutesLater(LONGEST_SITTING_MINUTES);

    expect(
      keepsWhatStood({ ...standing, savedAt }, { ...typing, at: minutesLater(LONGEST_SITTING_MINUTES + 1) }),
    ).toBe(true);
  });

  it.each([
    ['another person wrote it', { ...standing, savedById: 'ingrid' }, typing],
    ['it is the first text of a version', { ...standing, lastKeptAt: null }, typing],
    ['an earlier one is restored', standing, { ...typing, way: 'restored' as const }],
  ])('is kept when %s', (_why, stood, save) => {
    expect(keepsWhatStood(stood, save)).toBe(true);
    expect(keepsWhatStood({ ...stood, isKept: true }, save)).toBe(false);
  });
});

describe('what is saved', () => {
  it('is a revision at once when somebody asked for it', () => {
    expect(keepsWhatIsSaved('pressed')).toBe(true);
    expect(keepsWhatIsSaved('restored')).toBe(true);
    expect(keepsWhatIsSaved('typed')).toBe(false);
  });

  it.each([
    ['what the person saw', { version: 4, savedIn: 'a', takesOver: false }, true],
    ['what another tab has changed since', { version: 3, savedIn: 'a', takesOver: false }, false],
    [
      'what this page saved, though its answer got lost',
      { version: 3, savedIn: 'b', takesOver: false },
      true,
    ],
    ['what the person saw changed, and takes over', { version: 3, savedIn: 'a', takesOver: true }, true],
    ['what a page without a name has not seen', { version: 3, savedIn: null, takesOver: false }, false],
  ])('replaces %s: %s', (_what, seen, expected) => {
    expect(mayReplace(seen, { version: 4, savedIn: 'b' })).toBe(expected);
  });

  it("never counts as one's own save where none is known", () => {
    expect(mayReplace({ version: 3, savedIn: null, takesOver: false }, { version: 4, savedIn: null })).toBe(
      false,
    );
  });
});
