import { describe, expect, it } from 'vitest';
import { reportAsCsv } from '@/components/evaluations/report/report-csv';
import { barsOf } from '@/lib/evaluations/report/chart.rules';
import type { ReportRow } from '@/lib/evaluations/report/queries';
import { totalsOf } from '@/lib/evaluations/report/rules';
import {
  atLength,
  neighbour,
  readReportView,
  viewInWords,
  writeReportView,
} from '@/lib/evaluations/report/view.rules';
import { startOfDay } from '@/lib/platform/time/days';
import { NO_WORK } from '@/tests/support/no-work';

const ZONE = 'America/Chicago';
/** In Chicago it is still the last day of the year. */
const now = new Date('2027-01-01T03:00:00Z');

describe('the period of a report', () => {
  it("is this quarter, on the business's calendar, when none is asked for", () => {
    const view = readReportView({}, ZONE, now);

    expect(view).toMatchObject({ span: 'quarter', from: '2026-10-01', until: '2026-12-31' });
    expect(view.period).toEqual({
      from: startOfDay('2026-10-01', ZONE),
      until: startOfDay('2027-01-01', ZONE),
    });
  });

  it.each([
    ['month', '2026-02-14', '2026-02-01', '2026-02-28', 'February 2026'],
    ['quarter', '2026-05-31', '2026-04-01', '2026-06-30', 'the second quarter of 2026'],
    ['year', '2028-02-29', '2028-01-01', '2028-12-31', '2028'],
  ])('is the whole %s around a day', (span, day, from, until, words) => {
    const view = readReportView({ span, from: day }, ZONE, now);

    expect(view).toMatchObject({ span, from, until });
    expect(viewInWords(view)).toBe(words);
  });

  it('can be days of one’s own choice, both included', () => {
    const view = readReportView({ span: 'own', from: '2026-03-08', until: '2026-03-08' }, ZONE, now);

    // the clock skips an hour that night
    expect(view.period.until.getTime() - view.period.from.getTime()).toBe(23 * 3_600_000);
    expect(neighbour(view, 1, ZONE)).toBeNull();
  });

  it.each([
    ['days back to front', { span: 'own', from: '2026-03-09', until: '2026-03-08' }],
    ['half of them', { span: 'own', from: '2026-03-09' }],
    ['what isn’t a day', { span: 'decade', from: 'then' }],
  ])('is a quarter when it asks for %s', (_, search) => {
    expect(readReportView(search, ZONE, now).span).toBe('quarter');
  });

  it('has an earlier and a later one, over the end of a year', () => {
    const view = readReportView({ span: 'month', from: '2026-01-15' }, ZONE, now);

    expect(neighbour(view, -1, ZONE)).toMatchObject({ from: '2025-12-01', until: '2025-12-31' });
    expect(neighbour(neighbour(view, -1, ZONE) ?? view, 1, ZONE)).toEqual(view);
  });

  it('leads to the current month if it includes today, and otherwise to its first', () => {
    const quarter = readReportView({}, ZONE, now);
    expect(atLength(quarter, 'month', ZONE, now)).toMatchObject({ span: 'month', from: '2026-12-01' });

    const earlier = neighbour(quarter, -1, ZONE) ?? quarter;
    expect(atLength(earlier, 'month', ZONE, now)).toMatchObject({ from: '2026-07-01', until: '2026-07-31' });
    expect(atLength(earlier, 'year', ZONE, now)).toMatchObject({ from: '2026-01-01', until: '2026-12-31' });
  });

  it('is in the address', () => {
    const view = readReportView({ span: 'own', from: '2026-03-01', until: '2026-03-09' }, ZONE, now);
    const search = Object.fromEntries(new URLSearchParams(writeReportView(view)));

    expect(readReportView(search, ZONE, now)).toEqual(view);
  });
});

function row(assistant: string, changes: Partial<ReportRow> = {}): ReportRow {
  return {
    engagementId: assistant,
    assistant,
    hasEnded: false,
    dueOn: null,
    work: NO_WORK,
    cost: [],
    time: { minutes: 0, approvedMinutes: 0 },
    payments: { due: 0, onTheDay: 0 },
    ...changes,
  };
}

const usd = (costMinor: number) => ({ currency: 'USD', costMinor, feesMinor: 0 });
const php = (costMinor: number) => ({ currency: 'PHP', costMinor, feesMinor: 25 });

describe('the chart of a report', () => {
  it('draws all briefs done on one scale, those that were late after those on time', () => {
    const done = [
      { id: 'Dewi', onTime: 1, late: 1 },
      { id: 'Maria', onTime: 3, late: 1 },
      { id: 'Oluchi', onTime: 0, late: 0 },
    ];

    expect(barsOf(done, 100).map(({ inTime, after }) => [...inTime, ...after])).toEqual([
      [0, 25, 25, 50],
      [0, 75, 75, 100],
      [0, 0, 0, 0],
    ]);
  });
});

describe("a report's totals", () => {
  it('add what can be added, and no two currencies', () => {
    const rows = [
      row('Maria', { work: { ...NO_WORK, done: 3, onTime: 2, budgetMinutes: 60 }, cost: [usd(100), php(7)] }),
      row('Dewi', { work: { ...NO_WORK, done: 1, onTime: 1 }, cost: [usd(250)] }),
    ];

    expect(totalsOf(rows)).toEqual({
      done: 4,
      onTime: 3,
      budgetMinutes: 60,
      workedMinutes: 0,
      cost: [php(7), usd(350)],
    });
  });

  it('are a file in which a name can’t become a formula, and what is taken back keeps its minus', () => {
    const view = readReportView({ span: 'month', from: '2026-11-01' }, ZONE, now);
    const rows = [
      row('=HYPERLINK("x")', { cost: [usd(-1_250), php(7)], dueOn: '2026-12-01' }),
      row('Dewi', { work: { ...NO_WORK, done: 1 } }),
    ];

    expect(reportAsCsv(rows, view).split('\r\n').slice(1)).toEqual([
      `"'=HYPERLINK(""x"")",2026-11-01,2026-11-30,0,0,0,0,0,0,0,USD,-12.50,0.00,2026-12-01`,
      `"'=HYPERLINK(""x"")",2026-11-01,2026-11-30,0,0,0,0,0,0,0,PHP,0.07,0.25,2026-12-01`,
      'Dewi,2026-11-01,2026-11-30,1,0,0,0,0,0,0,,,,',
      '',
    ]);
  });
});
