import { accept, type Result, refuse } from '@/lib/platform/result';

/** What people do with an existing message. */
export const MESSAGE_ACTIONS = ['quote', 'edit', 'delete', 'decide', 'undoDecision'] as const;
export type MessageAction = (typeof MESSAGE_ACTIONS)[number];

export type Side = 'owner' | 'assistant';

export type MessageFacts = {
  readonly isMine: boolean;
  readonly isDeleted: boolean;
  /** which side has marked it as a decision; null while it isn't one */
  readonly decidedBy: Side | null;
  /** the engagement has ended: what they said is its record */
  readonly isOver: boolean;
};

/**
 * Decides what somebody may do with a message of a conversation that they have a part in. A decision is what both can
 * point to later: its words stay as they are until the side that marked it removes the mark. After the end everything
 * stays.
 * @param side the reader's
 * @returns a refusal: `deleted`, `ended`, `not_yours`, `is_decision` or `no_decision`.
 */
export function decide(message: MessageFacts, action: MessageAction, side: Side): Result {
  const { isMine, isDeleted, decidedBy, isOver } = message;
  if (isDeleted) return refuse('deleted', 'This message has been deleted.');
  if (isOver) return refuse('ended', 'Your work together has ended, so what was said stays as it is.');
  switch (action) {
    case 'quote':
      return accept(undefined);
    case 'edit':
    case 'delete':
      if (!isMine) return refuse('not_yours', 'Only the person who wrote a message can change it.');
      return decidedBy === null
        ? accept(undefined)
        : refuse('is_decision', 'This is a decision, so its words stay. Take the mark back first.');
    case 'decide':
      return decidedBy === null ? accept(undefined) : refuse('is_decision', 'This is a decision already.');
    case 'undoDecision':
      if (decidedBy === null) return refuse('no_decision', 'This isn’t a decision.');
      return decidedBy === side
        ? accept(undefined)
        : refuse('not_yours', 'Only the side that marked a decision can take that back.');
  }
}

/** @returns what somebody may do with a message, in the order of `MESSAGE_ACTIONS`. */
export function possibleActions(message: MessageFacts, side: Side): readonly MessageAction[] {
  return MESSAGE_ACTIONS.filter((action) => decide(message, action, side).ok);
}
