import type { BriefDocument as Brief } from '@/lib/briefs/document/document.queries';
import type { BriefParty } from '@/lib/briefs/rules';
import type { OtherClock } from '@/lib/platform/time/format';
import { agreedUnder } from './agreed-under';
import { BriefDocument } from './brief-document';
import { DeadlineStory } from './changing/deadline-story';
import { TermsHistory } from './changing/terms-history';

type AgreedBriefProps = {
  readonly brief: Brief;
  readonly side: BriefParty;
  /** the reader's zone */
  readonly zone: string;
  readonly now: Date;
  readonly other: OtherClock | undefined;
};

/** A brief as it is agreed now, how its deadline came to be what it is, and what was agreed before. */
export function AgreedBrief({ brief, side, zone, now, other }: AgreedBriefProps) {
  return (
    <>
      <BriefDocument
        brief={brief}
        side={side}
        zone={zone}
        now={now}
        other={other}
        under={agreedUnder(brief, side)}
        dueNote={<DeadlineStory brief={brief} zone={zone} now={now} />}
      />
      <TermsHistory brief={brief} zone={zone} now={now} />
    </>
  );
}
