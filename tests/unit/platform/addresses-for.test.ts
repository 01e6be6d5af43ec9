import { describe, expect, it } from 'vitest';
import { addressesFor, type SharedAddresses } from '@/lib/platform/addresses/addresses-for';

/** Every page that both sides have, of the same thing. */
function pagesOf(shared: SharedAddresses): Readonly<Record<keyof SharedAddresses, string>> {
  return {
    engagement: shared.engagement('e'),
    ending: shared.ending('e'),
    decisions: shared.decisions('e'),
    facts: shared.facts('e', '?show=late'),
    agreements: shared.agreements(),
    agreement: shared.agreement('a'),
    signAgreement: shared.signAgreement('a'),
    compareAgreement: shared.compareAgreement('a', 1, 2),
    noticeAgreement: shared.noticeAgreement('a'),
    brief: shared.brief('b'),
    evaluations: shared.evaluations(),
    evaluation: shared.evaluation('v'),
    signEvaluation: shared.signEvaluation('v'),
    week: shared.week({ timesheetId: 't', engagementId: 'e', monday: '2026-11-23' }),
    statement: shared.statement('e', 2026),
    owed: shared.owed('o'),
    payment: shared.payment('p'),
  };
}

describe('the pages that both sides have', () => {
  const owners = pagesOf(addressesFor({ side: 'owner', slug: 'ceramics' }));
  const assistants = pagesOf(addressesFor({ side: 'assistant', workspaceId: 'w' }));

  it('are each at an address of their own, the owner’s in the business and the assistant’s in the inbox', () => {
    const all = [...Object.values(owners), ...Object.values(assistants)];

    expect(new Set(all).size).toBe(all.length);
    expect(Object.values(owners).filter((page) => !page.startsWith('/w/ceramics/'))).toEqual([]);
    expect(Object.values(assistants).filter((page) => !page.startsWith('/inbox/'))).toEqual([]);
  });

  it('keep what is asked of them on both sides', () => {
    expect([owners.facts, assistants.facts].map((page) => page.split('?')[1])).toEqual([
      'show=late',
      'show=late',
    ]);
    expect([owners.statement, assistants.statement].map((page) => page.split('?')[1])).toEqual([
      'year=2026',
      'year=2026',
    ]);
  });

  it('lead an owner to a timesheet, and its assistant to its week', () => {
    expect(owners.week).toBe('/w/ceramics/pay/time/t');
    expect(assistants.week).toBe('/inbox/time?with=e&week=2026-11-23');
  });
});
