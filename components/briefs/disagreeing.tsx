import { AgreedDisputes, AgreedEvaluation } from '@/components/agreements/agreed-link';
import { Unfolds } from '@/components/forms/unfolding';
import { Notice } from '@/components/ui/notice';
import { SENT_BACK_OFTEN, timesSentBack } from '@/lib/briefs/delivery/criteria.rules';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import type { BriefParty, BriefState } from '@/lib/briefs/rules';
import { agreedUnder } from './agreed-under';

type DisagreeingProps = { readonly brief: BriefDocument; readonly side: BriefParty };

/** For whoever sees it differently: where to say so, and what the two agreed on for that (product.md, rule 2). */
export function IfYouDisagree({ brief, side }: DisagreeingProps) {
  const under = agreedUnder(brief, side);
  if (!under) return null;
  return (
    <p>
      {brief.hasEnded ? null : (
        <>
          If you see it differently, say so in the{' '}
          <a href="#conversation" className="link">
            conversation
          </a>
          .{' '}
        </>
      )}
      <AgreedDisputes under={under} />
    </p>
  );
}

type SentBackOftenProps = DisagreeingProps & {
  /** whether the reader can ask for other terms now: the form is on the same page */
  readonly mayAsk: boolean;
};

/**
 * A brief that comes back again and again is no longer about one delivery: what counts as not met, what to do about
 * anything else, and what the two agreed on.
 */
export function SentBackOften({ brief, side, mayAsk }: SentBackOftenProps) {
  const times = timesSentBack(brief.deliveries);
  const says = WHAT_COUNTS[side][brief.state];
  if (times < SENT_BACK_OFTEN || says === undefined || brief.hasEnded) return null;
  return (
    <div className="mb-8 max-w-measure">
      <Notice title={times === 2 ? 'It was sent back twice' : `It was sent back ${times} times`}>
        <p>{says}</p>
        {mayAsk ? (
          <p data-no-print>
            <Unfolds target="change">Ask for other terms</Unfolds>
          </p>
        ) : null}
        <p>
          <AgreedEvaluation under={agreedUnder(brief, side)} />
        </p>
        <IfYouDisagree brief={brief} side={side} />
      </Notice>
    </div>
  );
}

const ONLY_THE_BRIEF = 'Only what this brief asks for counts as not met.';

/** The terms can change while the work goes on, and not while a delivery waits for its answer. */
const WHAT_COUNTS: Record<BriefParty, Partial<Record<BriefState, string>>> = {
  owner: {
    delivered: `${ONLY_THE_BRIEF} What you need besides is a brief of its own.`,
    revision: `${ONLY_THE_BRIEF} For anything else ask for other terms, or hand over another brief.`,
  },
  assistant: {
    revision: `${ONLY_THE_BRIEF} If more is asked of you, ask for other terms before you go on.`,
  },
};
