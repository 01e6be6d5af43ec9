import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import type { FormValues } from '@/lib/platform/actions/form-state';
import { plainAmount } from '@/lib/platform/money/money';

/** @returns the editor's input values for a saved draft, by input name. */
export function valuesOf(brief: BriefDocument): FormValues {
  return {
    engagementId: [brief.engagementId],
    title: [brief.title],
    outcome: [brief.outcome],
    instructions: [brief.instructions],
    autonomy: [brief.autonomy],
    budgetHours: [
      brief.budgetMinutes === null ? '' : String(Math.round((brief.budgetMinutes / 60) * 100) / 100),
    ],
    budgetMoney: [brief.budgetMoney === null ? '' : plainAmount(brief.budgetMoney)],
    ...momentNamed('deadlineDate', 'deadlineTime', brief.deadlineLocal),
    ...momentNamed('windowFromDate', 'windowFromTime', brief.windowFromLocal),
    ...(brief.deadlineZone === null ? {} : { deadlineZone: [brief.deadlineZone] }),
    ...named('givens', brief.givens),
    ...named('asksFirst', brief.asksFirst),
    ...Object.assign(
      {},
      ...brief.deliverables.map(({ title, criteria }, index) => ({
        [`deliverables[${index}].title`]: [title],
        ...named(`deliverables[${index}].criteria`, criteria),
      })),
      ...brief.checkIns.map(({ about, local }, index) => ({
        [`checkIns[${index}].about`]: [about],
        ...momentNamed(`checkIns[${index}].date`, `checkIns[${index}].time`, local),
      })),
    ),
    attached: brief.files.map(({ id }) => id),
  };
}

function momentNamed(date: string, time: string, local: string | null): FormValues {
  const [day = '', clock = ''] = local?.split('T') ?? [];
  return local === null ? {} : { [date]: [day], [time]: [clock] };
}

function named(list: string, rows: readonly { readonly text: string }[]): FormValues {
  return Object.fromEntries(rows.map(({ text }, index) => [`${list}[${index}]`, [text]]));
}

/** A form's rows: how many in each list, and how many criteria per deliverable. */
export type Rows = {
  readonly givens: number;
  readonly criteria: readonly number[];
  /** these may be none */
  readonly asksFirst: number;
  readonly checkIns: number;
  /** 1 when the deadline ends a window */
  readonly window: number;
};

/**
 * @returns how many rows the editor shows for some values: all that were there, one more in the list whose button was
 * pressed without scripts, and at least one where every brief needs one.
 */
export function rowsFor(values: FormValues): Rows {
  const names = Object.keys(values);
  const listToAddTo = values.addRow?.[0];
  const count = (list: string, least = 1) => {
    const numbers = names
      .filter((name) => name.startsWith(`${list}[`))
      .map((name) => Number.parseInt(name.slice(list.length + 1), 10));
    return Math.max(least, ...numbers.map((number) => number + 1)) + (listToAddTo === list ? 1 : 0);
  };
  const deliverables = count('deliverables');
  const isWindow = listToAddTo === 'window' || (values.windowFromDate?.[0] ?? '') !== '';
  return {
    givens: count('givens'),
    criteria: Array.from({ length: deliverables }, (_, index) => count(`deliverables[${index}].criteria`)),
    asksFirst: count('asksFirst', 0),
    checkIns: count('checkIns', 0),
    window: isWindow ? 1 : 0,
  };
}

/** @returns the rows with one more in a list: `givens`, `deliverables` or `deliverables[2].criteria`. */
export function withOneMore(rows: Rows, list: string): Rows {
  if (list === 'deliverables') return { ...rows, criteria: [...rows.criteria, 1] };
  if (list === 'givens' || list === 'asksFirst' || list === 'checkIns')
    return { ...rows, [list]: rows[list] + 1 };
  if (list === 'window') return { ...rows, window: 1 };
  return {
    ...rows,
    criteria: rows.criteria.map((count, index) =>
      list === `deliverables[${index}].criteria` ? count + 1 : count,
    ),
  };
}

/** @returns the larger of both: what was refused had rows of its own, and none of them may vanish. */
export function atLeast(rows: Rows, others: Rows): Rows {
  const length = Math.max(rows.criteria.length, others.criteria.length);
  return {
    givens: Math.max(rows.givens, others.givens),
    criteria: Array.from({ length }, (_, index) =>
      Math.max(rows.criteria[index] ?? 1, others.criteria[index] ?? 1),
    ),
    asksFirst: Math.max(rows.asksFirst, others.asksFirst),
    checkIns: Math.max(rows.checkIns, others.checkIns),
    window: Math.max(rows.window, others.window),
  };
}
