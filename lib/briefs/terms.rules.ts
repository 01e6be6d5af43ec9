import type { Autonomy } from './autonomy.rules';

/** The terms of a brief as somebody wants them: what the editor's form says, without the rows it left empty. */
export type Terms = {
  readonly title: string;
  readonly outcome: string;
  readonly instructions: string;
  readonly autonomy: Autonomy;
  readonly budgetMinutes: number | null;
  readonly deadlineAt: Date | null;
  readonly givens: readonly string[];
  readonly deliverables: readonly { readonly title: string; readonly criteria: readonly string[] }[];
};

type TypedTerms = Omit<Terms, 'budgetMinutes' | 'deadlineAt' | 'givens' | 'deliverables'> & {
  readonly budgetHours: number | null;
  readonly givens: readonly (string | undefined)[];
  readonly deliverables: readonly (
    | { readonly title: string; readonly criteria: readonly (string | undefined)[] }
    | undefined
  )[];
};

/** @returns the terms that a form says; `budgetHours` has been read into minutes already. */
export function termsOf(typed: TypedTerms, deadlineAt: Date | null): Terms {
  return {
    title: typed.title,
    outcome: typed.outcome,
    instructions: typed.instructions,
    autonomy: typed.autonomy,
    budgetMinutes: typed.budgetHours,
    deadlineAt,
    givens: filled(typed.givens),
    deliverables: typed.deliverables
      .map((row) => ({ title: row?.title ?? '', criteria: filled(row?.criteria ?? []) }))
      .filter(({ title, criteria }) => title !== '' || criteria.length > 0),
  };
}

type SavedTerms = Omit<Terms, 'givens' | 'deliverables'> & {
  readonly givens: readonly { readonly text: string }[];
  readonly deliverables: readonly {
    readonly title: string;
    readonly criteria: readonly { readonly text: string }[];
  }[];
};

/** @returns whether a saved brief already says just what is wanted: the same form posted twice is done, not refused. */
export function saysTheSame(saved: SavedTerms, wanted: Terms): boolean {
  const plain: Terms = {
    title: saved.title,
    outcome: saved.outcome,
    instructions: saved.instructions,
    autonomy: saved.autonomy,
    budgetMinutes: saved.budgetMinutes,
    deadlineAt: saved.deadlineAt,
    givens: saved.givens.map(({ text }) => text),
    deliverables: saved.deliverables.map(({ title, criteria }) => ({
      title,
      criteria: criteria.map(({ text }) => text),
    })),
  };
  return JSON.stringify(plain) === JSON.stringify(wanted);
}

function filled(rows: readonly (string | undefined)[]): readonly string[] {
  return rows.filter((row) => row !== undefined && row !== '').map(String);
}
