import { describe, expect, it } from 'vitest';
import { sayDeadline } from '@/components/briefs/editor/saying-deadline';
import { rowsFor, withOneMore } from '@/components/briefs/editor/values';
import { SaveBrief } from '@/lib/briefs/schema';
import { newId } from '@/lib/platform/ids';

/** What most briefs have none of. */
const NO_MORE = { asksFirst: 0, checkIns: 0, window: 0 };

describe('the rows of the editor', () => {
  it('are never none', () => {
    expect(rowsFor({})).toEqual({ ...NO_MORE, givens: 1, criteria: [1] });
  });

  it('are all that were there, gaps included', () => {
    const rows = rowsFor({
      'givens[2]': ['x'],
      'deliverables[0].title': ['The list'],
      'deliverables[1].criteria[3]': ['In English'],
    });

    expect(rows).toEqual({ ...NO_MORE, givens: 3, criteria: [1, 4] });
  });

  it.each([
    ['givens', { givens: 2 }],
    ['deliverables', { criteria: [1, 1] }],
    ['deliverables[0].criteria', { criteria: [2] }],
    ['asksFirst', { asksFirst: 1 }],
    ['checkIns', { checkIns: 1 }],
    ['window', { window: 1 }],
  ])('without scripts are one more in %s when its button was pressed', (list, more) => {
    const rows = { ...rowsFor({}), ...more };

    expect(rowsFor({ addRow: [list] })).toEqual(rows);
    expect(withOneMore(rowsFor({}), list)).toEqual(rows);
  });
});

describe('the moment that the editor shows', () => {
  const typed = {
    local: '2026-11-27T17:00',
    in: 'America/Chicago',
    zone: 'America/Chicago',
    now: new Date('2026-11-20T09:00:00Z'),
    assistant: { name: 'Maria Santos', zone: 'Asia/Manila' },
  };

  it('is on both clocks', () => {
    expect(sayDeadline(typed)).toEqual({
      text: 'Due Fri 27 Nov, 17:00 your time (07:00 Sat for Maria).',
      isRefused: false,
      isTwice: false,
      beside: [],
    });
  });

  it('is only on the reader’s own clock while nobody has joined', () => {
    expect(sayDeadline({ ...typed, assistant: { name: 'Maria', zone: null } }).text).toBe(
      'Due Fri 27 Nov, 17:00 your time.',
    );
  });

  it.each([
    ['an hour that the clocks skip', { local: '2027-03-14T02:30' }, 'go forward'],
    ['30 February', { local: '2027-02-30T10:00' }, 'no such date'],
    ['a moment that has passed', { local: '2026-11-19T10:00' }, 'already passed'],
  ])('is refused for %s, with the reason', (_, change, reason) => {
    const said = sayDeadline({ ...typed, ...change });

    expect(said.isRefused).toBe(true);
    expect(said.text).toContain(reason);
  });

  it('says which one counts when clocks show the time twice', () => {
    expect(sayDeadline({ ...typed, local: '2027-11-07T01:30' }).text).toContain('The later one counts.');
  });
});

describe('the editor’s form', () => {
  const draft = { workspaceId: newId(), id: newId(), version: '0', engagementId: newId(), title: 'Photos' };
  const pathsOf = (form: object) => {
    const result = SaveBrief.safeParse({ ...draft, ...form });
    return result.success ? [] : result.error.issues.map(({ path }) => path.join('.'));
  };

  it('saves a draft that has only its title', () => {
    expect(pathsOf({})).toEqual([]);
  });

  it('needs a title even for a draft: how else would it be found again', () => {
    expect(pathsOf({ title: ' ' })).toEqual(['title']);
  });

  it('checks nothing when only a row is asked for', () => {
    expect(pathsOf({ title: '', addRow: 'givens' })).toEqual([]);
  });

  it('reports at once everything that handing over lacks', () => {
    expect(pathsOf({ intent: 'send' })).toEqual(['deadlineDate', 'deliverables.0.title']);
  });

  it.each([
    ['1.5', 90],
    ['1,5', 90],
    ['', null],
    ['0.02', 1],
    ['1000', 60_000],
  ])('reads a budget of %s hours as %s minutes', (budgetHours, minutes) => {
    expect(SaveBrief.parse({ ...draft, budgetHours }).budgetHours).toBe(minutes);
  });

  it.each(['-1', 'two', '1e3', '0', '1001', 'NaN'])('refuses a budget of %s', (budgetHours) => {
    expect(pathsOf({ budgetHours })).toEqual(['budgetHours']);
  });

  it('cleans hostile text: NUL and control characters go, a title can’t reverse the reading direction', () => {
    const parsed = SaveBrief.parse({
      ...draft,
      title: 'Photos\u0000 \u202egnp.exe',
      outcome: '<script>alert(1)</script>\u0007',
    });

    expect(parsed.title).toBe('Photos gnp.exe');
    expect(parsed.outcome).toBe('<script>alert(1)</script>');
  });

  it.each([
    ['title', { title: 'x'.repeat(201) }],
    ['outcome', { outcome: 'x'.repeat(4_001) }],
    ['givens.0', { givens: ['x'.repeat(2_001)] }],
    ['givens', { givens: Array.from({ length: 41 }, () => 'x') }],
  ])('refuses a %s that is too long, at its field', (path, form) => {
    expect(pathsOf(form)).toEqual([path]);
  });
});
