import { sumOf } from '@/lib/platform/money/money-arithmetic';
import type { Cost } from '../facts/schema';
import type { ReportRow } from './queries';

/** The grand totals; amounts by currency. */
export type ReportTotals = {
  readonly done: number;
  readonly onTime: number;
  readonly budgetMinutes: number;
  readonly workedMinutes: number;
  readonly cost: readonly Cost[];
};

/** @returns the sums of a report's rows: amounts in different currencies are never added. */
export function totalsOf(rows: readonly Pick<ReportRow, 'work' | 'time' | 'cost'>[]): ReportTotals {
  const total = (of: (row: (typeof rows)[number]) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  const costs = rows.flatMap(({ cost }) => cost);
  const currencies = [...new Set(costs.map(({ currency }) => currency))].sort();
  return {
    done: total(({ work }) => work.done),
    onTime: total(({ work }) => work.onTime),
    budgetMinutes: total(({ work }) => work.budgetMinutes),
    workedMinutes: total(({ time }) => time.minutes),
    cost: currencies.map((currency) => {
      const own = costs.filter((cost) => cost.currency === currency);
      return {
        currency,
        costMinor: sumOf(own.map(({ costMinor }) => costMinor)),
        feesMinor: sumOf(own.map(({ feesMinor }) => feesMinor)),
      };
    }),
  };
}
