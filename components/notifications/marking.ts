import { unstable_isUnrecognizedActionError } from 'next/navigation';
import { type FormState, PASSING } from '@/lib/platform/actions/form-state';
import { backOff } from '@/lib/platform/process/back-off';

const WAITS = { firstMs: 1_000, longestMs: 60_000 };

type Parts = {
  /** says on the server that the page was seen */
  readonly mark: () => Promise<FormState>;
  readonly isInSight: () => boolean;
};

export type Marking = {
  /** the page may be in sight now, or the connection back */
  readonly look: () => void;
  readonly stop: () => void;
};

/**
 * Marks a page as seen, once. A mark that is lost on its way, or that the server is too busy for, is sent again after
 * longer and longer pauses for as long as the page is in sight; one that is refused for good waits for the next look.
 */
export function makeMarking({ mark, isInSight }: Parts): Marking {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  let isOnItsWay = false;
  let failures = 0;

  const look = async () => {
    clearTimeout(timer);
    if (isOver || isOnItsWay || !isInSight()) return;
    isOnItsWay = true;
    const outcome = await mark().then(outcomeOf, outcomeOfLost);
    isOnItsWay = false;
    if (outcome.kind === 'marked') isOver = true;
    if (isOver || outcome.kind !== 'again') return;
    timer = setTimeout(look, Math.max(backOff(failures, WAITS), outcome.notBeforeMs));
    failures += 1;
  };
  return {
    look: () => void look(),
    stop: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}

type Outcome =
  | { readonly kind: 'marked' }
  | { readonly kind: 'again'; readonly notBeforeMs: number }
  | { readonly kind: 'refused' };

function outcomeOf(answer: FormState): Outcome {
  if (answer.status !== 'refused') return { kind: 'marked' };
  if (!PASSING.has(answer.code)) return { kind: 'refused' };
  return { kind: 'again', notBeforeMs: (answer.waitSeconds ?? 0) * 1_000 };
}

/** A server newer than the page doesn't know its actions: retrying can't help. */
function outcomeOfLost(error: unknown): Outcome {
  return unstable_isUnrecognizedActionError(error) ? { kind: 'refused' } : { kind: 'again', notBeforeMs: 0 };
}
