import { describe, expect, it } from 'vitest';
import { changesInWords, type DraftChange, replacesUnseen } from '@/lib/briefs/editor/changes.rules';

const change = (part: string, version: number, by: string | null, time: string): DraftChange => ({
  part,
  version,
  by,
  at: new Date(`2026-11-27T${time}:00Z`),
});

const said = (changes: readonly DraftChange[], seen = 3) =>
  changesInWords('Spring pictures', changes, seen, 'Europe/Berlin');

describe('the second of two', () => {
  it('is told who changed what and when, on their own clock, and nothing that they had seen', () => {
    const changes = [
      change('title', 3, 'Tom Lee', '12:00'),
      change('deadline', 4, 'Tom Lee', '13:03'),
      change('budget', 4, 'Tom Lee', '13:03'),
    ];

    expect(said(changes)).toBe(
      '“Spring pictures” was changed by Tom Lee at 14:03: the deadline and the budget.',
    );
  });

  it('is told of each person, the latest first', () => {
    const changes = [
      change('title', 4, 'Tom Lee', '13:00'),
      change('instructions', 5, 'Ana Ruiz', '13:10'),
      change('givens', 6, 'Ana Ruiz', '13:11'),
    ];

    expect(said(changes)).toBe(
      '“Spring pictures” was changed by Ana Ruiz at 14:11: what is good to know and the instructions; by Tom Lee at 14:00: the title.',
    );
  });

  it("is told of their own other tab, and of a change that isn't to words", () => {
    expect(said([change('title', 4, null, '13:00')])).toBe(
      '“Spring pictures” was changed by you, in another tab, at 14:00: the title.',
    );
    expect(said([change('clear_enough', 4, 'Tom Lee', '13:00')])).toBe(
      '“Spring pictures” was changed by Tom Lee at 14:00.',
    );
    expect(said([])).toBe('“Spring pictures” was changed in the meantime.');
  });
});

describe('a save whose page has not seen the latest version', () => {
  const changes = [change('title', 2, 'Tom Lee', '12:00'), change('instructions', 4, null, '13:03')];

  it('overwrites something unseen if a part that was changed since says something else', () => {
    expect(replacesUnseen(changes, 3, ['instructions', 'title'])).toBe(true);
  });

  it('overwrites nothing unseen if that part says exactly what was saved', () => {
    expect(replacesUnseen(changes, 3, ['title'])).toBe(false);
    expect(replacesUnseen(changes, 3, [])).toBe(false);
  });

  it('is held if nobody knows what was changed', () => {
    expect(replacesUnseen(changes, 4, [])).toBe(true);
  });
});
