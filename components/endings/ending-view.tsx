import { WorkAgain } from '@/components/people/work-again';
import { Notice } from '@/components/ui/notice';
import { PageHead, PageSection } from '@/components/ui/page';
import type { EndingPage } from '@/lib/endings/page.queries';
import { daysForHandingBack, isOverSooner } from '@/lib/endings/rules';
import { formatDay, placeOf } from '@/lib/platform/time/format';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { Accesses } from './accesses';
import { BeginEnding } from './begin-ending';
import { HandedFiles } from './handed-files';
import { howItBegan } from './how-it-began';
import { LastEvaluation, LastPay, Reference } from './last-things';
import { OpenBriefs } from './open-briefs';
import { addressesOf, assistantIn, type EndingReader, otherOf, sideOf } from './reader';
import { Saying } from './saying';
import { WhatStays } from './what-stays';

type EndingViewProps = {
  readonly page: EndingPage;
  readonly reader: EndingReader;
  readonly adjustmentId?: string | undefined;
};

/** The end of an engagement: beginning it, then the hand-back list, then what remains. */
export function EndingView({ page, reader, adjustmentId }: EndingViewProps) {
  const other = otherOf(page, reader);
  const { state } = page.facts;
  // the former assistant has no page of the business any more
  const isGone = state === 'ended' && sideOf(reader) === 'assistant';
  const back = isGone
    ? undefined
    : { href: addressesOf(page, reader).engagement(page.engagementId), label: other };
  return (
    <>
      <PageHead
        title={endingTitle(page, reader.role)}
        {...(back ? { back } : {})}
        actions={state === 'ended' ? <ComeAgain page={page} reader={reader} /> : null}
      />
      {state === 'none' ? <BeginEnding page={page} reader={reader} adjustmentId={adjustmentId} /> : null}
      {state === 'handing_back' ? <HandingBack page={page} reader={reader} /> : null}
      {state === 'ended' ? <WhatStays page={page} reader={reader} /> : null}
    </>
  );
}

/** After the end, what the business can still do about it. */
function ComeAgain({ page, reader }: Omit<EndingViewProps, 'adjustmentId'>) {
  if (reader.role === 'assistant' || !page.mayComeAgain) return null;
  return <WorkAgain slug={page.business.slug} engagementId={page.engagementId} role={reader.role} />;
}

/** @returns the title of an ending's page, for its reader. */
export function endingTitle(page: EndingPage, role: EndingReader['role']): string {
  return TITLES[page.facts.state](otherOf(page, { role }));
}

const TITLES = {
  none: (other: string) => `End the work with ${other}`,
  handing_back: (other: string) => `The end of the work with ${other}`,
  ended: (other: string) => `Your work with ${other} has ended`,
} as const;

function HandingBack({ page, reader }: Omit<EndingViewProps, 'adjustmentId'>) {
  const { ending } = page;
  if (!ending) return null;
  const agreementEnds = page.inForce?.endsAt ?? null;
  const lastMoment = lastMomentBefore(ending.endsAt);
  const lastDay = `${formatDay(lastMoment, ending.zone, reader.now)} (${placeOf(ending.zone)})`;
  return (
    <>
      <Notice meaning="needs" title={`The last day is ${lastDay}`}>
        <p>{howItBegan(page, reader)}</p>
        {isOverSooner(agreementEnds, ending) ? (
          <p>{daysForHandingBack(formatDay(lastMomentBefore(agreementEnds), ending.zone, reader.now))}</p>
        ) : null}
        <p>
          This is the list of what is handed back. You both see it. When the day is over the work ends by
          itself, and with it what {assistantIn(page, reader)} can reach.
        </p>
      </Notice>
      <PageSection title="Briefs that are still open">
        <OpenBriefs page={page} reader={reader} />
      </PageSection>
      <PageSection title="Time and pay">
        <LastPay page={page} reader={reader} />
      </PageSection>
      <PageSection title="Accounts and tools" id="accesses">
        <Accesses page={page} reader={reader} />
      </PageSection>
      <PageSection title="Files">
        <HandedFiles page={page} reader={reader} />
      </PageSection>
      <PageSection title="A last evaluation">
        <LastEvaluation page={page} reader={reader} />
      </PageSection>
      <PageSection title="A reference">
        <Reference page={page} reader={reader} />
      </PageSection>
      <PageSection title="When all is handed back">
        <Saying page={page} reader={reader} />
      </PageSection>
    </>
  );
}
