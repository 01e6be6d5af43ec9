import type { Money } from '@/lib/platform/money/money';
import type { Autonomy } from './autonomy.rules';

/** A time, agreed up front, at which both look at how it goes. A draft may leave the time open. */
export type CheckIn = {
  /** what is looked at */
  readonly about: string;
  readonly at: Date | null;
  /** what the owner chose, `2026-11-27T17:00`, and on which clock */
  readonly local: string | null;
  readonly zone: string | null;
};

/** The terms of a brief as somebody wants them: the editor's form, without the rows it left empty. */
export type Terms = {
  readonly title: string;
  readonly outcome: string;
  readonly instructions: string;
  readonly autonomy: Autonomy;
  /** decisions to be asked about first, whatever the autonomy */
  readonly asksFirst: readonly string[];
  /** where the agreement pays for time */
  readonly budgetMinutes: number | null;
  /** where it has a price per brief; never both */
  readonly budgetMoney: Money | null;
  /** where the window that ends at the deadline begins; null: any time until the deadline */
  readonly windowFromAt: Date | null;
  readonly deadlineAt: Date | null;
  readonly givens: readonly string[];
  readonly deliverables: readonly { readonly title: string; readonly criteria: readonly string[] }[];
  readonly checkIns: readonly CheckIn[];
  /** ids of the files that go with it */
  readonly fileIds: readonly string[];
};

/** What needs a clock, a calendar or an agreement to be read before it is a term. */
export type ReadTerms = Pick<
  Terms,
  'budgetMinutes' | 'budgetMoney' | 'windowFromAt' | 'deadlineAt' | 'checkIns'
>;

type Rows = readonly (string | undefined)[];

type TypedTerms = Pick<Terms, 'title' | 'outcome' | 'instructions' | 'autonomy'> & {
  readonly givens: Rows;
  readonly asksFirst: Rows;
  readonly attached: readonly string[];
  readonly deliverables: readonly ({ readonly title: string; readonly criteria: Rows } | undefined)[];
};

/** @returns the terms that a form states, with those already read. */
export function termsOf(typed: TypedTerms, read: ReadTerms): Terms {
  return {
    title: typed.title,
    outcome: typed.outcome,
    instructions: typed.instructions,
    autonomy: typed.autonomy,
    asksFirst: filled(typed.asksFirst),
    budgetMinutes: read.budgetMinutes,
    budgetMoney: read.budgetMoney,
    windowFromAt: read.windowFromAt,
    deadlineAt: read.deadlineAt,
    givens: filled(typed.givens),
    deliverables: typed.deliverables
      .map((row) => ({ title: row?.title ?? '', criteria: filled(row?.criteria ?? []) }))
      .filter(({ title, criteria }) => title !== '' || criteria.length > 0),
    checkIns: read.checkIns,
    fileIds: [...new Set(typed.attached)],
  };
}

type Texts = readonly { readonly text: string }[];

/** A brief as it was saved; its lists have rows of their own. */
export type SavedTerms = Omit<Terms, 'asksFirst' | 'givens' | 'deliverables' | 'fileIds'> & {
  readonly asksFirst: Texts;
  readonly givens: Texts;
  readonly deliverables: readonly { readonly title: string; readonly criteria: Texts }[];
  readonly files: readonly { readonly id: string }[];
};

/** @returns a saved brief's terms, without the other columns of its rows. */
export function savedTerms(saved: SavedTerms): Terms {
  return {
    title: saved.title,
    outcome: saved.outcome,
    instructions: saved.instructions,
    autonomy: saved.autonomy,
    asksFirst: plain(saved.asksFirst),
    budgetMinutes: saved.budgetMinutes,
    budgetMoney: saved.budgetMoney,
    windowFromAt: saved.windowFromAt,
    deadlineAt: saved.deadlineAt,
    givens: plain(saved.givens),
    deliverables: saved.deliverables.map(({ title, criteria }) => ({ title, criteria: plain(criteria) })),
    checkIns: saved.checkIns.map(({ about, at, local, zone }) => ({ about, at, local, zone })),
    fileIds: saved.files.map(({ id }) => id),
  };
}

/** The parts of a brief that people tell apart, in the order of the editor. */
export const BRIEF_PARTS = [
  'title',
  'outcome',
  'deliverables',
  'givens',
  'deadline',
  'check_ins',
  'instructions',
  'files',
  'autonomy',
  'budget',
] as const;
export type BriefPart = (typeof BRIEF_PARTS)[number];

const PARTS: Record<BriefPart, (terms: Terms) => unknown> = {
  title: ({ title }) => title,
  outcome: ({ outcome }) => outcome,
  deliverables: ({ deliverables }) => deliverables,
  givens: ({ givens }) => givens,
  deadline: ({ windowFromAt, deadlineAt }) => [windowFromAt, deadlineAt],
  check_ins: ({ checkIns }) => checkIns.map(({ about, at, local, zone }) => [about, at, local, zone]),
  instructions: ({ instructions }) => instructions,
  files: ({ fileIds }) => fileIds,
  autonomy: ({ autonomy, asksFirst }) => [autonomy, asksFirst],
  budget: ({ budgetMinutes, budgetMoney }) => [budgetMinutes, budgetMoney?.minor, budgetMoney?.currency],
};

/** @returns the parts in which two briefs differ, in the order of the editor. */
export function differingParts(one: Terms, other: Terms): readonly BriefPart[] {
  return BRIEF_PARTS.filter(
    (part) => JSON.stringify(PARTS[part](one)) !== JSON.stringify(PARTS[part](other)),
  );
}

/**
 * @returns whether a saved brief already says exactly what is wanted: the same form posted twice is done, not refused.
 */
export function saysTheSame(saved: SavedTerms, wanted: Terms): boolean {
  return differingParts(savedTerms(saved), wanted).length === 0;
}

function filled(rows: Rows): readonly string[] {
  return rows.filter((row) => row !== undefined && row !== '').map(String);
}

function plain(rows: Texts): readonly string[] {
  return rows.map(({ text }) => text);
}
