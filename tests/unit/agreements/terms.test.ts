import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allTemplates } from '@/lib/agreements/templates';
import { findFaults, SCHEDULES_OF, type Terms } from '@/lib/agreements/terms.rules';
import { fillIn, placeholderValues, termsInWords, unknownPlaceholders } from '@/lib/agreements/wording';

const HOURLY: Terms = {
  payType: 'hourly',
  rateMinor: 1450,
  currency: 'USD',
  capMinor: 58_000,
  paySchedule: 'weekly',
  evaluationCadenceMonths: 6,
  responseTimeHours: 24,
  noticeDays: 14,
  autoApprovalDays: 5,
  startsOn: '2026-12-01',
  endsOn: null,
};

const PARTIES = {
  business: 'Adeyemi Ceramics',
  businessZone: 'America/Chicago',
  assistant: 'Maria Santos',
  assistantZone: 'Asia/Manila',
};

describe('terms', () => {
  it('stand when they hold together', () => {
    expect(findFaults(HOURLY)).toEqual([]);
  });

  it.each<[string, Partial<Terms>, string]>([
    ['pay nothing', { rateMinor: 0 }, 'rate'],
    ['cap the pay below one unit of the rate', { capMinor: 1449 }, 'cap'],
    ['evaluate less than once a year', { evaluationCadenceMonths: 13 }, 'evaluationCadenceMonths'],
    ['evaluate never', { evaluationCadenceMonths: 0 }, 'evaluationCadenceMonths'],
    ['answer at once', { responseTimeHours: 0 }, 'responseTimeHours'],
    ['answer after weeks', { responseTimeHours: 241 }, 'responseTimeHours'],
    ['have a negative notice', { noticeDays: -1 }, 'noticeDays'],
    ['have a notice longer than they run', { noticeDays: 31, endsOn: '2026-12-31' }, 'noticeDays'],
    ['end before they start', { endsOn: '2026-11-30' }, 'endsOn'],
    ['end on the day they start', { endsOn: '2026-12-01' }, 'endsOn'],
    ['pay hours on the approval of a brief', { paySchedule: 'on_approval' }, 'paySchedule'],
    ['take silence for approval at once', { autoApprovalDays: 0 }, 'autoApprovalDays'],
    ['count in parts of a day', { noticeDays: 1.5 }, 'noticeDays'],
    ['hold what could not be read', { responseTimeHours: Number.NaN }, 'responseTimeHours'],
  ])('are refused at the field when they %s', (_what, changes, field) => {
    const faults = findFaults({ ...HOURLY, ...changes });

    expect(faults.map((fault) => fault.field)).toEqual([field]);
    expect(faults[0]?.message).toMatch(/\.$/);
  });

  it.each<[string, Partial<Terms>]>([
    ['a cap of one unit', { capMinor: 1450 }],
    ['no cap', { capMinor: null }],
    ['a year between evaluations', { evaluationCadenceMonths: 12 }],
    ['a notice as long as the term', { noticeDays: 30, endsOn: '2026-12-31' }],
    ['no notice at all', { noticeDays: 0 }],
    ['an end on the day after the start', { noticeDays: 1, endsOn: '2026-12-02' }],
  ])('may have %s', (_what, changes) => {
    expect(findFaults({ ...HOURLY, ...changes })).toEqual([]);
  });

  it('count days over summer time and leap days by the calendar', () => {
    const overLeapDay = { ...HOURLY, startsOn: '2028-02-28', endsOn: '2028-03-01', noticeDays: 2 };

    expect(findFaults(overLeapDay)).toEqual([]);
    expect(findFaults({ ...overLeapDay, noticeDays: 3 })).toHaveLength(1);
  });

  it('are said in words', () => {
    expect(termsInWords(HOURLY)).toEqual([
      { name: 'Pay', value: 'USD 14.50 per hour, at most USD 580.00 per week' },
      { name: 'Paid', value: 'every week, in USD' },
      { name: 'Runs', value: 'from 1 December 2026, with no set end' },
      { name: 'Answers within', value: '24 hours on working days' },
      { name: 'Evaluated', value: 'every 6 months' },
      {
        name: 'Silence',
        value: 'What is delivered and left without an answer for 5 days counts as approved.',
      },
      { name: 'Either side can end it with', value: '14 days’ notice' },
    ]);
  });
});

describe('the templates', () => {
  it.each(allTemplates())('$name: its suggested terms hold together and its text has no gaps', (template) => {
    const terms = { ...HOURLY, ...template.terms, payType: template.payType };
    const values = placeholderValues(terms, PARTIES);

    const texts = template.clauses.map(({ body }) => fillIn(body, values));

    expect(findFaults(terms)).toEqual([]);
    expect(SCHEDULES_OF[template.payType]).toContain(template.terms.paySchedule);
    expect(template.clauses.flatMap(({ body }) => unknownPlaceholders(body))).toEqual([]);
    expect(texts.join('\n')).not.toContain('{{');
  });

  it.each(allTemplates())('$name: shows every typed term in its text', (template) => {
    const text = template.clauses.map(({ body }) => body).join('\n');

    for (const term of [
      'rate',
      'currency',
      'cap',
      'pay_schedule',
      'evaluation_cadence',
      'response_time',
      'notice',
      'auto_approval',
      'term',
    ]) {
      expect(text).toContain(`{{${term}}}`);
    }
  });

  it.each(allTemplates())('$name: has the clauses that product.md asks for', (template) => {
    expect(template.clauses.map(({ key }) => key)).toEqual([
      'scope',
      'hours',
      'communication',
      'pay',
      'evaluation',
      'confidentiality',
      'ownership',
      'subcontracting',
      'termination',
      'disputes',
    ]);
  });
});

describe('placeholders', () => {
  const values = placeholderValues(HOURLY, { ...PARTIES, assistant: 'Ana *Lua* [x](https://evil.example)' });

  it('are filled in with or without spaces, and those that stand for nothing are named', () => {
    expect(fillIn('{{rate}} and {{ rate }}, {{rat}}', values)).toBe(
      'USD 14.50 per hour and USD 14.50 per hour, {{rat}}',
    );
    expect(unknownPlaceholders('{{rate}} {{rat}} {{ }}')).toEqual(['{{rat}}', '{{ }}']);
  });

  it('never let a name turn into formatting or a link', () => {
    expect(fillIn('{{assistant}}', values)).toBe('Ana \\*Lua\\* \\[x\\](https://evil.example)');
  });

  it('leave any other text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('{{'));

        expect(fillIn(text, values)).toBe(text);
      }),
    );
  });
});
