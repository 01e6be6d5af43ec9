import { describe, expect, it } from 'vitest';
import { requireAgreement, requireSameAgreement, whatIsMissing } from '@/lib/briefs/handing-over.rules';
import { saysTheSame, type Terms, termsOf } from '@/lib/briefs/terms/terms.rules';

const whole = {
  deadlineDate: '2026-11-27',
  deliverables: [{ title: 'The list', criteria: ['Every row has a picture'] }],
};
const namesOf = (gaps: ReturnType<typeof whatIsMissing>) => gaps.map(({ path }) => path.join('.'));

describe('handing over', () => {
  it('asks for nothing more once there is a deadline and a deliverable with a criterion', () => {
    expect(whatIsMissing(whole)).toEqual([]);
  });

  it('asks for a deadline, at its date', () => {
    expect(namesOf(whatIsMissing({ ...whole, deadlineDate: '' }))).toEqual(['deadlineDate']);
  });

  it('asks for a deliverable, at the first row', () => {
    const rows = [undefined, { title: '', criteria: [undefined, ''] }];

    expect(namesOf(whatIsMissing({ ...whole, deliverables: rows }))).toEqual(['deliverables.0.title']);
  });

  it('asks for a criterion where the first deliverable is, skipping empty rows', () => {
    const rows = [undefined, { title: 'The list', criteria: [''] }];

    expect(namesOf(whatIsMissing({ ...whole, deliverables: rows }))).toEqual(['deliverables.1.criteria.0']);
  });

  it('asks which deliverable a criterion belongs to', () => {
    const rows = [...whole.deliverables, { title: '', criteria: ['In English'] }];

    expect(namesOf(whatIsMissing({ ...whole, deliverables: rows }))).toEqual(['deliverables.1.title']);
  });

  it('needs an agreement in force, and says with whom', () => {
    const result = requireAgreement(null, 'Maria Santos');

    expect(result).toMatchObject({ ok: false, refusal: { code: 'no_agreement', field: 'engagementId' } });
    expect(result.ok ? '' : result.refusal.message).toContain('Maria Santos');
  });

  it.each([
    ['the same agreement is in force', { id: 'a' }, true],
    ['another one is', { id: 'b' }, false],
    ['none is', null, false],
  ])('counts later on only while %s', (_, inForce, isAccepted) => {
    expect(requireSameAgreement(inForce, 'a').ok).toBe(isAccepted);
  });
});

const typed = {
  title: 'Photos',
  outcome: 'The printer has every picture.',
  instructions: '',
  autonomy: 'decide_and_tell',
  asksFirst: ['', 'Anything that costs money'],
  attached: [],
  givens: ['', 'Numbers are on the back', undefined],
  deliverables: [
    undefined,
    { title: 'Pictures', criteria: ['White background', undefined, ''] },
    { title: '', criteria: [undefined] },
  ],
} as const;
const read = {
  budgetMinutes: 90,
  budgetMoney: null,
  windowFromAt: null,
  deadlineAt: new Date('2026-11-27T23:00:00Z'),
  checkIns: [],
} as const;

describe('the terms in a form', () => {
  it('leave out the rows that were left empty', () => {
    const terms = termsOf(typed, read);

    expect(terms.givens).toEqual(['Numbers are on the back']);
    expect(terms.asksFirst).toEqual(['Anything that costs money']);
    expect(terms.deliverables).toEqual([{ title: 'Pictures', criteria: ['White background'] }]);
    expect(terms.budgetMinutes).toBe(90);
  });

  const saved = (terms: Terms) => ({
    ...terms,
    givens: terms.givens.map((text) => ({ id: 'x', text })),
    asksFirst: terms.asksFirst.map((text) => ({ id: 'x', text })),
    files: terms.fileIds.map((id) => ({ id })),
    deliverables: terms.deliverables.map(({ title, criteria }) => ({
      id: 'x',
      title,
      criteria: criteria.map((text) => ({ id: 'x', text })),
    })),
  });

  it('are recognised when they are already saved', () => {
    const terms = termsOf(typed, read);

    expect(saysTheSame(saved(terms), terms)).toBe(true);
  });

  it.each([
    ['title', { title: 'Pictures' }],
    ['deadline', { deadlineAt: new Date('2026-11-28T23:00:00Z') }],
    ['deadline, now left open', { deadlineAt: null }],
    ['window', { windowFromAt: new Date('2026-11-27T20:00:00Z') }],
    ['budget', { budgetMinutes: null }],
    ['price', { budgetMinutes: null, budgetMoney: { minor: 12000, currency: 'USD' } }],
    ['decisions to be asked about', { asksFirst: [] }],
    ['files', { fileIds: ['0199'] }],
    ['check-ins', { checkIns: [{ about: 'The first three', at: null, local: null, zone: null }] }],
    ['givens', { givens: [] }],
    ['criteria', { deliverables: [{ title: 'Pictures', criteria: [] }] }],
  ])('are different when they differ in the %s', (_, change) => {
    const terms = termsOf(typed, read);

    expect(saysTheSame(saved(terms), { ...terms, ...change })).toBe(false);
  });
});
