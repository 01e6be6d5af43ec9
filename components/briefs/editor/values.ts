import type { BriefDocument } from '@/lib/briefs/document.queries';
import type { FormValues } from '@/lib/platform/actions/form-state';

/** @returns what the editor's inputs say for a saved draft, by input name. */
export function valuesOf(brief: BriefDocument): FormValues {
  const [deadlineDate = '', deadlineTime = ''] = brief.deadlineLocal?.split('T') ?? [];
  return {
    engagementId: [brief.engagementId],
    title: [brief.title],
    outcome: [brief.outcome],
    instructions: [brief.instructions],
    autonomy: [brief.autonomy],
    budgetHours: [
      brief.budgetMinutes === null ? '' : String(Math.round((brief.budgetMinutes / 60) * 100) / 100),
    ],
    ...(brief.deadlineLocal === null
      ? {}
      : {
          deadlineDate: [deadlineDate],
          deadlineTime: [deadlineTime],
          deadlineZone: [brief.deadlineZone ?? ''],
        }),
    ...named('givens', brief.givens),
    ...Object.assign(
      {},
      ...brief.deliverables.map(({ title, criteria }, index) => ({
        [`deliverables[${index}].title`]: [title],
        ...named(`deliverables[${index}].criteria`, criteria),
      })),
    ),
  };
}

function named(list: string, rows: readonly { readonly text: string }[]): FormValues {
  return Object.fromEntries(rows.map(({ text }, index) => [`${list}[${index}]`, [text]]));
}

/** The rows a form shows: how many of the list itself, and per deliverable how many criteria. */
export type Rows = { readonly givens: number; readonly criteria: readonly number[] };

/**
 * @returns how many rows the editor shows for some values: all that were there, one more of the list whose button was
 * pressed without scripts, and never none.
 */
export function rowsFor(values: FormValues): Rows {
  const names = Object.keys(values);
  const asked = values.addRow?.[0];
  const count = (list: string) => {
    const numbers = names
      .filter((name) => name.startsWith(`${list}[`))
      .map((name) => Number.parseInt(name.slice(list.length + 1), 10));
    return Math.max(1, ...numbers.map((number) => number + 1)) + (asked === list ? 1 : 0);
  };
  const deliverables = count('deliverables');
  return {
    givens: count('givens'),
    criteria: Array.from({ length: deliverables }, (_, index) => count(`deliverables[${index}].criteria`)),
  };
}

/** @returns the rows with one more in a list: `givens`, `deliverables` or `deliverables[2].criteria`. */
export function withOneMore(rows: Rows, list: string): Rows {
  if (list === 'givens') return { ...rows, givens: rows.givens + 1 };
  if (list === 'deliverables') return { ...rows, criteria: [...rows.criteria, 1] };
  return {
    ...rows,
    criteria: rows.criteria.map((count, index) =>
      list === `deliverables[${index}].criteria` ? count + 1 : count,
    ),
  };
}
