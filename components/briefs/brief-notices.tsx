import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { type BriefParty, isOverdue } from '@/lib/briefs/rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { formatDistance } from '@/lib/platform/time/format';
import { shownInstant } from '@/lib/platform/time/shown-instants';
import { IfYouDisagree } from './disagreeing';

type BriefNoticesProps = {
  readonly brief: BriefDocument;
  /** the reader's */
  readonly side: BriefParty;
  /** whether the reader can add to what is owed: an owner; left out: no */
  readonly mayPay?: boolean;
  /** whether the work can't go on without an answer: nothing is late then */
  readonly isBlocked: boolean;
  readonly zone: string;
  readonly now: Date;
};

/** What the owner should know before reading on: how it ended, what is at risk, that it is late. */
export function BriefNotices({ brief, side, mayPay = false, isBlocked, zone, now }: BriefNoticesProps) {
  const risks = brief.risks.filter(({ resolvedAt }) => resolvedAt === null);
  const isLate = isOverdue(brief, now) && !isBlocked;
  if (!brief.ending && risks.length === 0 && !isLate) return null;
  return (
    <div className="mb-8 grid gap-3">
      <BriefEnding brief={brief} side={side} mayPay={mayPay} zone={zone} now={now} />
      {isLate && brief.deadlineAt ? (
        <Notice meaning="risk" title={`It was due ${formatDistance(brief.deadlineAt, now)}`}>
          {brief.assistant.name} sees that as well, and is reminded. You need not ask.
        </Notice>
      ) : null}
      {risks.map(({ id, reason, raisedAt }) => (
        <Notice
          key={id}
          meaning="risk"
          title={`${brief.assistant.name} says it is at risk, ${shownInstant(raisedAt, zone, now)}`}
        >
          <p className="whitespace-pre-line">{reason}</p>
        </Notice>
      ))}
    </div>
  );
}

const VERBS = {
  declined: 'declined this',
  withdrawn: 'withdrew this',
  cancelled: 'cancelled this',
  refused: 'didn’t accept what was delivered',
} as const;

/** How a brief ended that nobody approved, and why. */
export function BriefEnding({
  brief,
  side,
  mayPay = false,
  zone,
  now,
}: Omit<BriefNoticesProps, 'isBlocked'>) {
  const { ending } = brief;
  if (!ending) return null;
  return (
    <Notice title={`${ending.by} ${VERBS[ending.kind]}, ${shownInstant(ending.at, zone, now)}`}>
      {ending.reason ? <p className="whitespace-pre-line">{ending.reason}</p> : null}
      {ending.owed ? (
        <>
          <p className="mt-2">{ending.owed}</p>
          {side === 'assistant' ? <EnterYourTime brief={brief} /> : null}
          {mayPay ? <PayForAPart brief={brief} /> : null}
          <IfYouDisagree brief={brief} side={side} />
        </>
      ) : null}
    </Notice>
  );
}

/** Time is owed once it is recorded and approved, so the way to it is the next step. */
function EnterYourTime({ brief: { agreed, engagementId, hasEnded } }: Pick<BriefNoticesProps, 'brief'>) {
  if (agreed?.payType !== 'hourly' || hasEnded) return null;
  return (
    <p>
      <NearLink href={addresses.inboxTime(engagementId)} className="link">
        Enter time that isn’t recorded yet
      </NearLink>
    </p>
  );
}

/** A price isn't owed for what is called off, so an owner who pays for a part of it adds that themselves. */
function PayForAPart({ brief: { agreed, engagementId, business } }: Pick<BriefNoticesProps, 'brief'>) {
  if (agreed?.payType !== 'fixed') return null;
  return (
    <p>
      <NearLink href={`${addresses.statement(business.slug, engagementId)}#add`} className="link">
        Add an amount for a part of it
      </NearLink>
    </p>
  );
}
