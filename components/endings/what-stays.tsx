import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageSection } from '@/components/ui/page';
import { RowList } from '@/components/ui/row-list';
import type { EndingPage } from '@/lib/endings/page.queries';
import { formatDay } from '@/lib/platform/time/format';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { Accesses } from './accesses';
import { howItBegan } from './how-it-began';
import { LastPay, Reference } from './last-things';
import { addressesOf, type EndingReader, sideOf } from './reader';

/** What both keep after the end of the work. */
export function WhatStays({ page, reader }: { page: EndingPage; reader: EndingReader }) {
  const { endedAt, agreements, business, accesses } = page;
  const shared = addressesOf(page, reader);
  const isOwners = sideOf(reader) === 'owner';
  // the end of a day is its last instant, on the calendar that both went by
  const day = endedAt && formatDay(lastMomentBefore(endedAt), business.zone, reader.now);
  return (
    <>
      <Notice meaning="done" title={day ? `It ended ${day}` : 'It has ended'}>
        <p>{[howItBegan(page, reader), doneByBoth(page)].filter(Boolean).join(' ')}</p>
        <p>
          {isOwners
            ? 'The assistant no longer has access to the business, and nothing new can be written. Briefs and conversations stay with you.'
            : 'Nothing new is written between you, and its briefs and conversations are no longer open to you. What you both signed, your statements, your evaluations and the facts stay yours.'}
        </p>
      </Notice>
      <PageSection title="Agreements">
        {agreements.length === 0 ? (
          <p className="text-quiet">None was signed by both.</p>
        ) : (
          <RowList
            label="Agreements"
            rows={agreements.map(({ id, title, inForceAt, isAmendment }) => ({
              href: shared.agreement(id),
              title,
              // an amendment often has the same name as its predecessor
              detail: `${isAmendment ? 'Amendment, in' : 'In'} force from ${formatDay(inForceAt, reader.zone, reader.now)}, with the sealed copy`,
            }))}
          />
        )}
      </PageSection>
      <PageSection title="Time and pay">
        <LastPay page={page} reader={reader} />
      </PageSection>
      <PageSection title="Evaluations and facts">
        <p className="flex flex-wrap gap-2">
          <LinkButton look="quiet" href={shared.evaluations()}>
            All evaluations
          </LinkButton>
          <LinkButton look="quiet" href={shared.facts(page.engagementId)}>
            The facts
          </LinkButton>
        </p>
      </PageSection>
      <PageSection title="A reference">
        <Reference page={page} reader={reader} />
      </PageSection>
      {accesses.length === 0 ? null : (
        <PageSection title="Accounts and tools" id="accesses">
          <Accesses page={page} reader={reader} />
        </PageSection>
      )}
    </>
  );
}

/** Why it is over before its last day, if it is. */
function doneByBoth({ facts: { said } }: EndingPage): string {
  return said.done.length === 2 ? 'You both said that all was handed back.' : '';
}
