import { describe, expect, it } from 'vitest';
import { unknownPlaceholders } from '@/lib/agreements/document/wording';
import { SaveAgreement } from '@/lib/agreements/drafting/drafting.schema';
import { clauseShowing, termsNotShown } from '@/lib/agreements/drafting/showing.rules';
import { clauseLibrary, templateOf } from '@/lib/agreements/templates';
import { findFaults } from '@/lib/agreements/terms/terms.rules';
import { newId } from '@/lib/platform/ids';

const { clauses } = templateOf('hourly');
const typed = {
  workspaceId: newId(),
  id: newId(),
  version: '1',
  payType: 'hourly',
  title: 'Agreement',
  rate: '14.50',
  currency: 'USD',
  cap: '',
  paySchedule: 'weekly',
  evaluationCadenceMonths: '6',
  responseTimeHours: '24',
  noticeDays: '14',
  autoApprovalDays: '5',
  startsOn: '2026-12-01',
  endsOn: '',
  clauses,
};

describe('a term in the text', () => {
  it.each([
    ['cap', { cap: '14.49' }, 'See clause 4, “Pay”.'],
    ['evaluationCadenceMonths', { evaluationCadenceMonths: '13' }, 'See clause 5, “Evaluation”.'],
    ['noticeDays', { noticeDays: '60', endsOn: '2026-12-31' }, 'See clause 9, “Notice, and how we end it”.'],
    ['autoApprovalDays', { autoApprovalDays: '30' }, 'See clause 4, “Pay”.'],
    ['responseTimeHours', { responseTimeHours: '999' }, 'See clause 3, “How, and how fast, we communicate”.'],
  ])('is refused with the clause that shows it: %s', (field, changes, where) => {
    const parsed = SaveAgreement.safeParse({ ...typed, ...changes });

    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
    expect(parsed.error?.issues[0]?.message).toContain(where);
  });

  it.each([
    ['disputeDays', { disputeDays: '6' }, 'See clause 4, “Pay”.'],
    ['disputeDays', { disputeDays: '3', timeSilenceDays: '0' }, 'Silence never approves time here'],
    ['timeSilenceDays', { timeSilenceDays: '8' }, 'See clause 4, “Pay”.'],
    ['paidWithinDays', { paidWithinDays: '61' }, 'See clause 4, “Pay”.'],
    ['roundingMinutes', { roundingMinutes: '7' }, 'See clause 4, “Pay”.'],
    ['retainerHours', { retainerHours: '20' }, 'Only a retainer is for so many hours.'],
    ['carriedHours', { carriedHours: '5' }, 'Hours can be carried over only where they are counted.'],
  ])('about how pay is paid is refused as well: %s', (field, changes, words) => {
    const parsed = SaveAgreement.safeParse({ ...typed, ...changes });

    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
    expect(parsed.error?.issues[0]?.message).toContain(words);
  });

  it('is missing only where that kind of pay has it', () => {
    const bare = [{ body: '{{rate}}' }];
    const missing = (payType: 'hourly' | 'retainer') =>
      termsNotShown(bare, payType).map(({ placeholder }) => placeholder);

    expect(missing('hourly')).toContain('rounding');
    expect(missing('hourly')).not.toContain('retainer_hours');
    expect(missing('retainer')).toContain('retainer_hours');
  });

  it('names no clause when none shows it', () => {
    expect(clauseShowing('cap', [{ heading: 'Pay', body: 'We pay {{rate}}.' }])).toBeNull();
  });

  it('is reported as missing when no clause shows it, as advice', () => {
    const without = clauses.filter(({ key }) => key !== 'termination');

    expect(termsNotShown(clauses, 'hourly')).toEqual([]);
    expect(termsNotShown(without, 'hourly').map(({ placeholder }) => placeholder)).toEqual(['notice']);
    expect(SaveAgreement.safeParse({ ...typed, clauses: without }).success).toBe(true);
  });
});

describe('silence that counts as approval', () => {
  const terms = SaveAgreement.parse(typed).terms;

  it.each([
    [{ paySchedule: 'weekly', autoApprovalDays: 8 }],
    [{ paySchedule: 'fortnightly', autoApprovalDays: 15 }],
    [{ paySchedule: 'monthly', autoApprovalDays: 32 }],
    [{ paySchedule: 'weekly', autoApprovalDays: 1, responseTimeHours: 25 }],
  ] as const)('can’t be %o', (changes) => {
    expect(findFaults({ ...terms, ...changes }).map(({ field }) => field)).toEqual(['autoApprovalDays']);
  });

  it('can take as long as a pay period, and longer where there is none', () => {
    expect(findFaults({ ...terms, autoApprovalDays: 7 })).toEqual([]);
    expect(
      findFaults({ ...terms, payType: 'fixed', paySchedule: 'on_approval', autoApprovalDays: 60 }),
    ).toEqual([]);
  });
});

describe('the clause library', () => {
  it.each(['hourly', 'fixed', 'retainer'] as const)('has each clause once, without gaps: %s', (payType) => {
    const library = clauseLibrary(payType);

    expect(new Set(library.map(({ key }) => key)).size).toBe(library.length);
    expect(library.flatMap(({ body }) => unknownPlaceholders(body))).toEqual([]);
    expect(library.every(({ key }) => /^[a-z0-9-]{1,40}$/.test(key))).toBe(true);
  });
});
