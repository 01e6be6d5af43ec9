import { describe, expect, it, vi } from 'vitest';
import { isSamePress, wordsOf } from '@/components/offline/posting';
import {
  addWaiting,
  forgetWaiting,
  goesWithWaiting,
  isOver,
  listWaiting,
  noteWaiting,
  removeWaiting,
} from '@/components/unsent/queue';
import { givenDevice, MARIA, waitingQuestion, waitingWithFile } from '@/tests/support/browser/waiting-device';

givenDevice();

describe('what was written offline', () => {
  it('is forgotten when its writer signs out, and another person’s is not', () => {
    addWaiting(waitingQuestion('a'));
    addWaiting(waitingQuestion('b', { person: 'dewi' }));

    forgetWaiting(MARIA);

    expect(listWaiting(MARIA)).toEqual([]);
    expect(listWaiting('dewi')).toHaveLength(1);
    expect(localStorage.getItem('handover:queue')).not.toContain('Which size is a?');
  });

  it('is shown as what was written, without ids in a form', () => {
    const fields = [
      ['items[0].deliverableId', 'd1'],
      ['items[0].note', 'In the folder'],
      ['met[0].criterionId', 'c1'],
      ['met[0].claim', 'on'],
      ['id', 'b1'],
      ['note', 'All of it, paid'],
    ] as const;

    expect(wordsOf({ fields, writtenAt: 0 })).toEqual(['In the folder', 'All of it, paid']);
  });

  it('shows worked time as one stretch, with what it was for', () => {
    const fields = [
      ['engagementId', 'e1'],
      ['id', 't1'],
      ['date', '2026-11-27'],
      ['from', '09:00'],
      ['until', '11:00'],
      ['zone', 'Asia/Manila'],
      ['note', 'The orders'],
      ['briefId', ''],
    ] as const;
    const writtenAt = Date.parse('2026-11-27T04:00:00Z');

    expect(wordsOf({ fields, writtenAt })).toEqual([
      'Fri\u00a027\u00a0Nov, 09:00 to 11:00 (Manila)',
      'The orders',
    ]);
  });

  it('isn’t sent by itself after a fortnight, but stays to be read: it never goes without a word', () => {
    const daysAgo = (days: number) => Date.now() - days * 86_400_000;
    addWaiting(waitingQuestion('old', { writtenAt: daysAgo(15) }));
    addWaiting(waitingQuestion('recent', { writtenAt: daysAgo(13) }));

    expect(listWaiting(MARIA).map(({ key, state }) => [key, state, isOver({ state })])).toEqual([
      ['old', 'too_old', true],
      ['recent', 'waiting', false],
    ]);
  });

  it('is deleted after two months, and when it is thrown away', () => {
    addWaiting(waitingQuestion('old', { writtenAt: Date.now() - 61 * 86_400_000 }));
    addWaiting(waitingQuestion('a'));
    noteWaiting('a', { state: 'refused', refusal: 'No.' });
    removeWaiting('a');

    expect(listWaiting(MARIA)).toEqual([]);
  });

  it('is kept by no browser without storage, and the page says so', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => null,
      setItem: () => {
        throw new Error('full');
      },
    });

    expect(addWaiting(waitingQuestion('a'))).toBe(false);
  });

  it('is one thing when it is pressed twice, whatever its keys', () => {
    const press = (once: string) => ({
      fields: [
        ['id', 'b'],
        ['version', '2'],
        ['once', once],
      ] as const,
    });
    const waiting = { ...waitingQuestion('a'), action: 'briefs.accept', ...press('one') };

    expect(
      isSamePress({ key: 'two', action: 'briefs.accept', hasFiles: false, ...press('two') }, waiting),
    ).toBe(true);
    expect(
      isSamePress({ key: 'two', action: 'briefs.start', hasFiles: false, ...press('two') }, waiting),
    ).toBe(false);
    const refused = { ...waiting, state: 'refused' } as const;
    expect(
      isSamePress({ key: 'two', action: 'briefs.accept', hasFiles: false, ...press('two') }, refused),
    ).toBe(false);
  });

  it('is two messages where the same words are sent twice, and one where a form is sent again', () => {
    const ok = (clientKey: string) => ({
      key: clientKey,
      action: 'threads.post',
      hasFiles: false,
      fields: [
        ['subjectId', 'b'],
        ['body', 'OK'],
        ['clientKey', clientKey],
      ] as const,
    });
    const waiting = { ...waitingQuestion('one'), ...ok('one') };

    expect(isSamePress(ok('two'), waiting)).toBe(false);
    expect(isSamePress(ok('one'), waiting)).toBe(true);
  });

  it("shows no files among its words, and they aren't part of the draft that a form starts with", () => {
    addWaiting(waitingWithFile());

    expect(wordsOf(waitingWithFile())).toEqual([]);
    expect([goesWithWaiting('u1'), goesWithWaiting('u2')]).toEqual([true, false]);
  });
});
