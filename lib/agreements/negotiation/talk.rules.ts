import { counted } from '@/lib/platform/text/counted';
import { placeholdersIn } from '../document/wording';
import type { ClauseComment, Negotiation, ProposedWording } from './negotiation.queries';

/** The discussion of one clause, oldest first. */
export type ClauseTalk = {
  readonly open: readonly ClauseComment[];
  readonly settled: readonly ClauseComment[];
  readonly waiting: readonly ProposedWording[];
  readonly ended: readonly ProposedWording[];
};

/** A clause with something open, by the heading under which it was written. */
export type OpenClause = { readonly key: string; readonly heading: string; readonly talk: ClauseTalk };

/** @returns the discussion of one clause. */
export function talkAt({ comments, proposals }: Negotiation, clauseKey: string): ClauseTalk {
  const commented = comments.filter((comment) => comment.clauseKey === clauseKey);
  const proposed = proposals.filter((proposal) => proposal.clauseKey === clauseKey);
  return {
    open: commented.filter(({ isSettled }) => !isSettled),
    settled: commented.filter(({ isSettled }) => isSettled),
    waiting: proposed.filter(({ state }) => state === 'waiting'),
    ended: proposed.filter(({ state }) => state !== 'waiting'),
  };
}

/** @returns the clauses with something open: an unresolved comment, or a wording that waits. */
export function openClauses(negotiation: Negotiation): readonly OpenClause[] {
  const headings = new Map(
    [...negotiation.comments, ...negotiation.proposals].map(({ clauseKey, heading }) => [clauseKey, heading]),
  );
  return [...headings]
    .map(([key, heading]) => ({ key, heading, talk: talkAt(negotiation, key) }))
    .filter(({ talk }) => talk.open.length > 0 || talk.waiting.length > 0);
}

/** @returns on how many clauses a proposed wording waits for its answer. */
export function wordingsWaiting(negotiation: Negotiation): number {
  return openClauses(negotiation).filter(({ talk }) => talk.waiting.length > 0).length;
}

/**
 * @returns what is open on a clause: "2 comments, 1 proposed wording"; what has been resolved, when nothing is; or
 * null.
 */
export function talkInWords({ open, settled, waiting, ended }: ClauseTalk): string | null {
  const left = [count(open.length, 'comment'), count(waiting.length, 'proposed wording')];
  const words = left.filter((each) => each !== null).join(', ');
  if (words !== '') return words;
  const past = [count(settled.length, 'settled comment'), count(ended.length, 'answered wording')];
  return past.filter((each) => each !== null).join(', ') || null;
}

function count(amount: number, what: string): string | null {
  return amount === 0 ? null : counted(amount, what);
}

/**
 * @returns the placeholders that a clause has and a proposed wording doesn't: the typed term still applies, but the
 * text no longer shows it.
 */
export function droppedPlaceholders(before: string, proposed: string): readonly string[] {
  const kept = placeholdersIn(proposed);
  return placeholdersIn(before).filter((name) => !kept.includes(name));
}
