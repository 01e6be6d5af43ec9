import { describe, expect, it } from 'vitest';
import {
  hasGiven,
  isSameContent,
  MOST_GIVENS,
  type PlaybookContent,
  questionsIn,
  readContent,
  storedContent,
  withGiven,
} from '@/lib/briefs/playbooks/content.rules';
import { decideKeeping, givenFrom } from '@/lib/briefs/playbooks/keeping.rules';
import { termsFrom } from '@/lib/briefs/playbooks/terms.rules';
import { BRIEF_ROLES } from '@/lib/briefs/rules';
import type { Pay } from '@/lib/briefs/terms/budget.rules';
import { demand } from '@/lib/platform/result';
import { resolveDeadline } from '@/lib/platform/time/deadline';
import { BOOKKEEPING } from './bookkeeping';

const QUESTION = '01980000-0000-7000-8000-000000000001';
const HOURLY: Pay = { payType: 'hourly', currency: 'USD', rateMinor: 1_400 };
const FIXED: Pay = { payType: 'fixed', currency: 'USD', rateMinor: 10_000 };

const content: PlaybookContent = BOOKKEEPING;

describe("a playbook's content", () => {
  it('is read as it was stored', () => {
    expect(readContent(JSON.parse(JSON.stringify(storedContent(content))))).toEqual(content);
  });

  it('is refused when it is no playbook', () => {
    expect(() => readContent({ ...content, format: 'something else' })).toThrow('handover.playbook.v1');
  });

  it('is the same whatever the order it was stored in', () => {
    const turned = Object.fromEntries(Object.entries(storedContent(content)).reverse());

    expect(isSameContent(readContent(turned), content)).toBe(true);
    expect(isSameContent({ ...content, usualDays: 3 }, content)).toBe(false);
  });

  it('takes in an answer once', () => {
    const given = { text: 'The large one.', questionId: QUESTION };

    const once = withGiven(content, given);

    expect(questionsIn(once)).toEqual([QUESTION]);
    expect(withGiven(once, { ...given, text: 'In other words' })).toBe(once);
  });

  it('has a given only in the same words, learned from the same question', () => {
    const given = { text: 'The large one.', questionId: QUESTION };
    const taught = withGiven(content, given);

    expect(hasGiven(taught, given)).toBe(true);
    expect(hasGiven(taught, { ...given, text: 'The small one.' })).toBe(false);
    expect(hasGiven(taught, { ...given, questionId: null })).toBe(false);
  });

  it('becomes a brief whose title follows its deadline', () => {
    const deadline = demand(resolveDeadline('2026-12-04T17:00', 'America/Chicago'));

    const terms = termsFrom(content, { pay: HOURLY, deadline, today: '2026-10-01' });

    expect(terms).toMatchObject({
      title: 'Books of November 2026',
      givens: ['Amounts are net.'],
      deliverables: content.deliverables,
      budgetMinutes: 180,
      deadlineAt: deadline.at,
    });
    expect(termsFrom(content, { pay: HOURLY, deadline: null, today: '2026-10-01' }).title).toBe(
      'Books of September 2026',
    );
  });
});

describe('what a brief from a playbook may take', () => {
  const price = { minor: 4_500, currency: 'USD' };
  const both = { ...content, budgetMoney: price };
  const budgetIn = (pay: Pay | null, of = both) => {
    const { budgetMinutes, budgetMoney } = termsFrom(of, { pay, deadline: null, today: '2026-10-01' });
    return { budgetMinutes, budgetMoney };
  };

  it("is in the agreement's unit of pay: hours, or the price in its own currency", () => {
    expect(budgetIn(HOURLY)).toEqual({ budgetMinutes: 180, budgetMoney: null });
    expect(budgetIn(null)).toEqual({ budgetMinutes: 180, budgetMoney: null });
    expect(budgetIn(FIXED)).toEqual({ budgetMinutes: null, budgetMoney: price });
    expect(budgetIn({ ...FIXED, currency: 'EUR' })).toEqual({ budgetMinutes: null, budgetMoney: null });
  });

  it('of a version from before prices and files has neither', () => {
    const { budgetMoney: _, files: __, ...before } = storedContent(content);

    expect(readContent(before)).toMatchObject({ budgetMoney: null, files: [] });
  });
});

describe('keeping an answer', () => {
  const playbook = { isArchived: false, content };
  const full = {
    ...content,
    givens: Array.from({ length: MOST_GIVENS }, () => ({ text: 'One more', questionId: null })),
  };

  it.each(BRIEF_ROLES)('is decided for every case of the %s', (role) => {
    const cases = [
      { isAnswered: true, playbook },
      { isAnswered: false, playbook },
      { isAnswered: true, playbook: null },
      { isAnswered: true, playbook: { isArchived: true, content } },
      { isAnswered: true, playbook: { isArchived: false, content: full } },
    ];
    const answers = cases.map((each) => decideKeeping({ role, ...each }));

    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code));
    expect(codes).toEqual(
      role === 'assistant'
        ? Array.from(cases, () => 'not_yours')
        : ['ok', 'not_answered', 'no_playbook', 'archived', 'full'],
    );
  });

  it('can be read without its brief: the question, then the answer', () => {
    expect(givenFrom('Which printer is it for?\n', ' The large one.')).toBe(
      'Which printer is it for? The large one.',
    );
  });
});
