import { inputName } from '@/lib/platform/actions/form-state';
import { accept, type Result, refuse } from '@/lib/platform/result';
import { type Deadline, requireAhead, requireOneMoment, resolveDeadline } from '@/lib/platform/time/deadline';
import type { Fold } from '@/lib/platform/time/fold';
import { whatIsMissing } from '../handing-over.rules';
import type { Autonomy } from '../terms/autonomy.rules';
import type { Budget } from '../terms/budget.rules';
import { changedParts, type PartChange, type PartsInForce, type WantedParts } from '../terms/scope.rules';

/** What a change can be about; one request may name several, since they are one bargain. */
export const CHANGE_KINDS = ['deadline', 'scope', 'budget'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const CHANGE_OUTCOMES = ['accepted', 'declined', 'withdrawn'] as const;
export type ChangeOutcome = (typeof CHANGE_OUTCOMES)[number];

export const PARTS = ['given', 'deliverable', 'criterion'] as const;

type Promised = {
  readonly deadlineAt: Date | null;
  readonly deadlineLocal: string | null;
  readonly deadlineZone: string | null;
  /** where the window that ends at the deadline begins */
  readonly windowFromAt: Date | null;
};

/** What a brief says by itself, besides its parts. */
type Texts = { readonly outcome: string; readonly instructions: string; readonly autonomy: Autonomy };

/** What it is to say instead; null: it stays as it is. */
export type ChangedTexts = { readonly [Field in keyof Texts]: Texts[Field] | null };

/** The current terms, as far as a change can be requested. */
export type TermsInForce = Promised & PartsInForce & Budget & Texts;

/** The terms somebody wants, as the form states them: complete, so that what was left alone stays as it is. */
export type WantedTerms = WantedParts & {
  readonly deadlineDate: string;
  readonly deadlineTime: string;
  readonly deadlineZone: string;
  readonly deadlineFold?: Fold | undefined;
  /** in the agreement's unit of pay, already parsed */
  readonly budget: Budget;
  /** what the form doesn't name stays */
  readonly outcome?: string | undefined;
  readonly instructions?: string | undefined;
  readonly autonomy?: Autonomy | undefined;
};

/**
 * What is requested: only the differences. A budget counts when the kinds name it, and an empty one then removes the
 * limit.
 */
export type ProposedChange = Budget &
  ChangedTexts & {
    readonly kinds: readonly ChangeKind[];
    readonly deadline: { readonly at: Date; readonly local: string; readonly zone: string } | null;
    readonly parts: readonly PartChange[];
  };

/**
 * Compares the current terms with those wanted.
 * @param nextId makes an id for each part that would be added
 * @returns what would change, or a refusal: `nothing_changes`, `missing`, or what a deadline is refused for.
 */
export function proposeChange(
  inForce: TermsInForce,
  wanted: WantedTerms,
  { now, nextId }: { readonly now: Date; readonly nextId: () => string },
): Result<ProposedChange> {
  const deadline = readNewDeadline(inForce, wanted, now);
  if (!deadline.ok) return deadline;
  const [gap] = whatIsMissing({ deadlineDate: 'kept', deliverables: partsAfter(inForce, wanted) });
  if (gap) return refuse('missing', gap.message, nameOf(gap.path));

  const parts = changedParts(inForce, wanted, nextId);
  const texts = changedTexts(inForce, wanted);
  const isOtherBudget = !isSameBudget(wanted.budget, inForce);
  const kinds = [
    ...(deadline.value ? (['deadline'] as const) : []),
    ...(parts.length > 0 || hasChangedText(texts) ? (['scope'] as const) : []),
    ...(isOtherBudget ? (['budget'] as const) : []),
  ];
  if (kinds.length === 0) {
    return refuse(
      'nothing_changes',
      'Nothing is different yet. Change the deadline, the budget or what is asked for, then ask.',
    );
  }
  const budget = isOtherBudget ? wanted.budget : { budgetMinutes: null, budgetMoney: null };
  return accept({ kinds, deadline: deadline.value, ...budget, ...texts, parts });
}

function changedTexts(inForce: Texts, wanted: WantedTerms): ChangedTexts {
  const other = <Word extends string>(now: Word, then: Word = now) => (then === now ? null : then);
  return {
    outcome: other(inForce.outcome, wanted.outcome),
    instructions: other(inForce.instructions, wanted.instructions),
    autonomy: other(inForce.autonomy, wanted.autonomy),
  };
}

function hasChangedText({ outcome, instructions, autonomy }: ChangedTexts): boolean {
  return outcome !== null || instructions !== null || autonomy !== null;
}

function isSameBudget(one: Budget, other: Budget): boolean {
  return (
    one.budgetMinutes === other.budgetMinutes &&
    one.budgetMoney?.minor === other.budgetMoney?.minor &&
    one.budgetMoney?.currency === other.budgetMoney?.currency
  );
}

/** @returns accepted while the requested deadline is still ahead, or none was requested; else a refusal (`past`). */
export function requireStillAhead(deadlineAt: Date | null, now: Date): Result {
  if (deadlineAt === null || deadlineAt.getTime() > now.getTime()) return accept(undefined);
  return refuse(
    'past',
    'The deadline that is asked for has passed meanwhile. Decline it and say what would suit you, or ask for another one.',
  );
}

/** @returns the new deadline; null when it is to stay as it is. */
function readNewDeadline(inForce: Promised, wanted: WantedTerms, now: Date) {
  const local = `${wanted.deadlineDate}T${wanted.deadlineTime}`;
  const isSame = local === inForce.deadlineLocal && wanted.deadlineZone === inForce.deadlineZone;
  if (wanted.deadlineDate === '' || (isSame && wanted.deadlineFold === undefined)) return accept(null);
  const resolved = resolveDeadline(local, wanted.deadlineZone, wanted.deadlineFold);
  if (!resolved.ok) return resolved;
  const one = requireOneMoment(resolved.value, wanted.deadlineFold);
  if (!one.ok) return one;
  if (isSame && one.value.at.getTime() === inForce.deadlineAt?.getTime()) return accept(null);
  const ahead = requireAhead(one.value, now);
  return ahead.ok ? requireWithinWindow(inForce, one.value) : ahead;
}

/** A window has two ends on one clock, and only its end can be moved by a request. */
function requireWithinWindow({ windowFromAt, deadlineZone }: Promised, deadline: Deadline): Result<Deadline> {
  if (windowFromAt === null) return accept(deadline);
  if (deadline.zone !== deadlineZone) {
    return refuse('wrong_zone', 'The window was agreed on one clock. Stay with that one.', 'deadlineZone');
  }
  if (deadline.at.getTime() > windowFromAt.getTime()) return accept(deadline);
  return refuse('before_window', 'That is before the window begins. Choose a later one.', 'deadlineDate');
}

/** @returns the deliverables as they would be, in the form's order: what it doesn't name stays. */
function partsAfter(inForce: PartsInForce, { deliverables }: WantedParts) {
  const isUnnamed = (rows: readonly { readonly id: string | null }[]) => (part: { readonly id: string }) =>
    !rows.some((row) => row.id === part.id);
  const named = deliverables.map(({ id, title, criteria }) => {
    // an emptied title removes the deliverable, and its criteria with it
    if (id !== null && title === '') return { title, criteria: [] };
    const before = inForce.deliverables.find((each) => each.id === id)?.criteria ?? [];
    const kept = before.filter(isUnnamed(criteria));
    return { title, criteria: [...criteria, ...kept].map(({ text }) => text) };
  });
  const kept = inForce.deliverables
    .filter(isUnnamed(deliverables))
    .map(({ title, criteria }) => ({ title, criteria: criteria.map(({ text }) => text) }));
  return [...named, ...kept];
}

/**
 * @returns the name of the input at a path of the form, where each criterion has its own row:
 * `deliverables[0].criteria[1].text`.
 */
function nameOf(path: readonly (string | number)[]): string {
  return path.includes('criteria') ? `${inputName(path)}.text` : inputName(path);
}
