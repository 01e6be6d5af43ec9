import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fillIn,
  placeholderValues,
  termsInWords,
  unknownPlaceholders,
} from '@/lib/agreements/document/wording';
import { termsNotShown } from '@/lib/agreements/drafting/showing.rules';
import { allTemplates, templateOf } from '@/lib/agreements/templates';
import { paidWithin, timeApprovedAfter } from '@/lib/agreements/terms/paying.rules';
import { findFaults, SCHEDULES_OF, type Terms } from '@/lib/agreements/terms/terms.rules';
import { HOURLY } from './hourly-terms';

const RETAINER: Partial<Terms> = {
  payType: 'retainer',
  paySchedule: 'monthly',
  retainerHours: 20,
  carriedHours: 5,
};

const PARTIES = {
  business: 'Adeyemi Ceramics',
  businessZone: 'America/Chicago',
  assistant: 'Maria Santos',
  assistantZone: 'Asia/Manila',
};

describe('terms', () => {
  it('are valid when they are consistent', () => {
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
    [
      'take silence for approval after more than two months',
      { payType: 'fixed', paySchedule: 'on_approval', autoApprovalDays: 61 },
      'autoApprovalDays',
    ],
    ['count in parts of a day', { noticeDays: 1.5 }, 'noticeDays'],
    ['are paid on no day', { paidWithinDays: 0 }, 'paidWithinDays'],
    ['let time be disputed on no day', { disputeDays: 0 }, 'disputeDays'],
    ['are paid after three months', { paidWithinDays: 61 }, 'paidWithinDays'],
    ['let time be disputed for more than a month', { disputeDays: 31, paidWithinDays: 60 }, 'disputeDays'],
    ['are for more hours than a month has', { ...RETAINER, retainerHours: 745 }, 'retainerHours'],
    ['carry no hours', { ...RETAINER, carriedHours: 0 }, 'carriedHours'],
    [
      'round on a fixed price',
      { payType: 'fixed', roundingMinutes: 15, roundingWay: 'up' },
      'roundingMinutes',
    ],
    ['let time be disputed after it is paid', { disputeDays: 8, paidWithinDays: 7 }, 'disputeDays'],
    [
      'let time be disputed that silence never approves',
      { disputeDays: 3, autoApprovalDays: null },
      'disputeDays',
    ],
    ['take a week longer to approve time than it is paid', { timeSilenceDays: 14 }, 'timeSilenceDays'],
    ['round to what divides no hour', { roundingMinutes: 7, roundingWay: 'up' }, 'roundingMinutes'],
    ['round no way', { roundingMinutes: 15 }, 'roundingMinutes'],
    ['are for hours that are paid one by one', { retainerHours: 20 }, 'retainerHours'],
    ['carry hours that nobody counts', { payType: 'retainer', carriedHours: 5 }, 'carriedHours'],
    ['dispute time where none is counted', { payType: 'retainer', disputeDays: 3 }, 'disputeDays'],
    ['approve time where none is counted', { payType: 'fixed', timeSilenceDays: 3 }, 'timeSilenceDays'],
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
    ['a retainer for hours, of which some are carried', RETAINER],
    ['time that can be disputed on a retainer', { ...RETAINER, disputeDays: 5 }],
    ['silence on deliveries, and none on time', { timeSilenceDays: 0 }],
    ['pay on the next working day', { paidWithinDays: 1, disputeDays: 1, timeSilenceDays: 1 }],
    ['pay and disputes as late as can be', { paidWithinDays: 60, disputeDays: 30 }],
    ['each day rounded up to a quarter of an hour', { roundingMinutes: 15, roundingWay: 'up' }],
    ['a retainer for every hour of a month', { ...RETAINER, retainerHours: 744, carriedHours: 744 }],
    ['a dispute as long as the pay', { paidWithinDays: 10, disputeDays: 10 }],
    ['an end on the day after the start', { noticeDays: 1, endsOn: '2026-12-02' }],
  ])('may have %s', (_what, changes) => {
    expect(findFaults({ ...HOURLY, ...changes })).toEqual([]);
  });

  it('count days over summer time and leap days by the calendar', () => {
    const overLeapDay = { ...HOURLY, startsOn: '2028-02-28', endsOn: '2028-03-01', noticeDays: 2 };

    expect(findFaults(overLeapDay)).toEqual([]);
    expect(findFaults({ ...overLeapDay, noticeDays: 3 })).toHaveLength(1);
  });

  it.each([
    ['2026-12-31', 'at most 30 days,'],
    ['2026-12-02', 'at most 1 day,'],
  ])('that end on %s say for how long notice can be: %s', (endsOn, words) => {
    const [fault] = findFaults({ ...HOURLY, endsOn, noticeDays: 40 });

    expect(fault?.message).toContain(words);
  });

  it('are put in words', () => {
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

describe('the pay of an agreement', () => {
  const said = (terms: Partial<Terms>) => termsInWords({ ...HOURLY, ...terms })[0]?.value;

  it('says that hours have no limit, which a price and a retainer don’t have anyway', () => {
    expect(said({ capMinor: null })).toBe('USD 14.50 per hour, with no upper limit');
    expect(said({ ...RETAINER, capMinor: null })).toBe('USD 14.50 per month');
    expect(said({ payType: 'fixed', paySchedule: 'on_approval', capMinor: null })).toBe(
      'USD 14.50 per brief',
    );
    expect(said(RETAINER)).toBe('USD 14.50 per month, at most USD 580.00 per month');
  });
});

describe('the clause of a retainer', () => {
  const { clauses } = templateOf('retainer');
  const pay = clauses.find(({ key }) => key === 'pay')?.body ?? '';
  const read = (terms: Partial<Terms>) =>
    fillIn(pay, placeholderValues({ ...HOURLY, ...RETAINER, ...terms }, PARTIES));

  it("names a limit if there is one, and mentions none if there isn't", () => {
    expect(read({})).toContain('Extras included, it is at most USD 580.00 per month.');
    expect(read({ capMinor: null })).toContain('Extras are paid on top.');
    expect(read({ capMinor: null })).not.toContain('upper limit');
    expect(termsNotShown(clauses, 'retainer')).toEqual([]);
  });
});

describe('what an agreement leaves out', () => {
  it("isn't mentioned, and holds as it did before it could be typed", () => {
    expect(termsInWords(HOURLY).map(({ name }) => name)).not.toContain('Approved work is paid within');
    expect(paidWithin(HOURLY)).toBe(5);
    expect(timeApprovedAfter(HOURLY)).toBe(HOURLY.autoApprovalDays);
  });

  it('is mentioned once it is given', () => {
    const said: Terms = {
      ...HOURLY,
      paidWithinDays: 1,
      feesBorneBy: 'business',
      timeSilenceDays: 0,
      roundingMinutes: 15,
      roundingWay: 'up',
    };

    expect(termsInWords(said)).toEqual(
      expect.arrayContaining([
        { name: 'Approved work is paid within', value: '1 working day' },
        { name: 'Fees', value: 'The business bears the cost of sending and of receiving the money.' },
        { name: 'Minutes', value: 'The minutes of each day are rounded up to the next 15.' },
        { name: 'Silence on time', value: 'Time that was handed in is never approved by silence.' },
      ]),
    );
    expect(timeApprovedAfter(said)).toBeNull();
  });
});

describe('the templates', () => {
  it.each(allTemplates())(
    '$name: its suggested terms are consistent and its text has no gaps',
    (template) => {
      const terms = { ...HOURLY, ...template.terms, payType: template.payType };
      const values = placeholderValues(terms, PARTIES);

      const texts = template.clauses.map(({ body }) => fillIn(body, values));

      expect(findFaults(terms)).toEqual([]);
      expect(SCHEDULES_OF[template.payType]).toContain(template.terms.paySchedule);
      expect(template.clauses.flatMap(({ body }) => unknownPlaceholders(body))).toEqual([]);
      expect(texts.join('\n')).not.toContain('{{');
    },
  );

  it.each(allTemplates())('$name: shows every typed term in its text', (template) => {
    const text = template.clauses.map(({ body }) => body).join('\n');

    for (const term of [
      'rate',
      'currency',
      template.payType === 'retainer' ? 'retainer_cap' : 'cap',
      'pay_schedule',
      'evaluation_cadence',
      'response_time',
      'notice',
      'auto_approval',
      'term',
      'paid_within',
      'fees',
      ...(template.payType === 'hourly' ? ['rounding', 'time_silence', 'dispute_window'] : []),
      ...(template.payType === 'retainer' ? ['retainer_hours'] : []),
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
  it('are read in linear time, however much space follows where one begins', () => {
    expect(unknownPlaceholders(`{{${'\t'.repeat(10_000)}`)).toEqual([]);
    expect(unknownPlaceholders('{{ wage }}')).toEqual(['{{ wage }}']);
  });

  const values = placeholderValues(HOURLY, { ...PARTIES, assistant: 'Ana *Lua* [x](https://evil.example)' });

  it('are filled in with or without spaces, and unknown ones are listed', () => {
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
