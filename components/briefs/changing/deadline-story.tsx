import { deadlineMoves } from '@/lib/briefs/changing/deadline-moves.rules';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { waitingInWords } from '@/lib/briefs/questions/pausing.rules';
import { WITH_ASSISTANT } from '@/lib/briefs/rules';
import { formatInstant } from '@/lib/platform/time/format';

type DeadlineStoryProps = { readonly brief: BriefDocument; readonly zone: string; readonly now: Date };

/**
 * Below a deadline: what was promised before, why it moved, and that the clock stands still. Empty when neither
 * applies.
 */
export function DeadlineStory({ brief, zone, now }: DeadlineStoryProps) {
  const moves = deadlineMoves(brief);
  const [first] = moves;
  const standing = WITH_ASSISTANT.includes(brief.state)
    ? brief.pauses.find(({ end }) => end === null)
    : undefined;
  const when = (at: Date) => formatInstant(at, zone, now);
  return (
    <>
      {first ? (
        <span className="block text-sm text-quiet">
          Was {when(first.from)}
          {moves.length > 1
            ? ` at first; it moved ${moves.length} times since (see “What was agreed when”).`
            : first.waited === null
              ? ', until both agreed on this.'
              : `; ${waitingInWords(first.waited)} of waiting for an answer moved it.`}
        </span>
      ) : null}
      {standing ? (
        <span className="block text-sm text-needs">
          Stands still since {when(standing.pausedAt)}, until the question is answered, and then moves by the
          same time.
        </span>
      ) : null}
    </>
  );
}
