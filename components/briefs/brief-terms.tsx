import type { ReactNode } from 'react';
import { AgreedLink, type AgreedUnder } from '@/components/agreements/agreed-link';
import { shownMoney } from '@/components/ui/shown-money';
import { When } from '@/components/ui/when';
import { AUTONOMY_WORDS } from '@/lib/briefs/terms/autonomy.rules';
import { budgetInWords, limitInWords, pricedAsAgreed } from '@/lib/briefs/terms/budget-words';
import { dayInWords, type OtherClock } from '@/lib/platform/time/format';
import { AsksFirst } from './asks-first';
import type { BriefText } from './brief-document';

type BriefTermsProps = {
  readonly brief: BriefText;
  readonly side: 'owner' | 'assistant';
  readonly zone: string;
  readonly now: Date;
  readonly other: OtherClock | undefined;
  readonly under: AgreedUnder | undefined;
  /** how the deadline came to be what it is */
  readonly dueNote: ReactNode;
};

/** When a brief is due, who decides, and what it may cost: what one looks up most often. */
export function BriefTerms({ brief, side, zone, now, other, under, dueNote }: BriefTermsProps) {
  const autonomy = AUTONOMY_WORDS[brief.autonomy];
  const clocks = { zone, now, ...(other ? { other } : {}) };
  const budget = budgetInWords(brief);
  const paid = budget ?? pricedAsAgreed(brief);
  const limit = limitInWords(brief);
  return (
    <dl className="mb-10 grid gap-x-10 gap-y-4 sm:grid-cols-2">
      <Term name="Due" isWide>
        <span className="block text-lg font-semibold">
          <Due brief={brief} {...clocks} />
        </span>
        {dueNote}
        {under ? (
          <span className="block">
            <AgreedLink under={under} clause="communication">
              Agreed: how and how fast we answer
            </AgreedLink>
          </span>
        ) : null}
      </Term>
      <Term name="Who decides along the way">
        {autonomy.label}
        <span className="block text-sm text-quiet">
          {side === 'owner' ? autonomy.meaning : autonomy.toAssistant}
        </span>
        <AsksFirst decisions={brief.asksFirst} />
      </Term>
      {paid === null && !under ? null : (
        <Term name={budget === null ? 'Pay' : 'Budget'}>
          {paid === null ? null : <span className="inline-block first-letter:uppercase">{paid}</span>}
          {limit === null ? null : <span className="block">All briefs together: {limit}, as agreed</span>}
          {brief.owed ? <Owed owed={brief.owed} now={now} /> : null}
          {under ? (
            <span className="block">
              <AgreedLink under={under} clause="pay">
                Agreed: what is paid, and when
              </AgreedLink>
            </span>
          ) : null}
        </Term>
      )}
    </dl>
  );
}

/** What its approval makes owed: how much, and by when. */
function Owed({ owed, now }: { owed: NonNullable<BriefTermsProps['brief']['owed']>; now: Date }) {
  if (owed.minor === 0)
    return <span className="block">Approved, and nothing is owed for it: the limit is reached.</span>;
  return (
    <span className="block">
      {owed.isPaid
        ? `Approved, and ${shownMoney(owed)} has been paid.`
        : `Approved: ${shownMoney(owed)} is owed for it, to be paid by ${dayInWords(owed.dueOn, now)}.`}
    </span>
  );
}

type DueProps = Pick<BriefTermsProps, 'brief' | 'zone' | 'now'> & { readonly other?: OtherClock };

function Due({ brief: { windowFromAt, deadlineAt }, ...clocks }: DueProps) {
  if (deadlineAt === null) return 'Not said yet';
  const by = <When instant={deadlineAt} {...clocks} />;
  if (windowFromAt === null) return by;
  return (
    <>
      Not before <When instant={windowFromAt} {...clocks} />, and by {by}
    </>
  );
}

type TermProps = { readonly name: string; readonly isWide?: boolean; readonly children: ReactNode };

function Term({ name, isWide = false, children }: TermProps) {
  return (
    <div className={isWide ? 'sm:col-span-2' : undefined}>
      <dt className="text-sm text-quiet">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
