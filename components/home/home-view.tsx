'use client';

import type { ReactNode } from 'react';
import { LinkButton } from '@/components/ui/button';
import { NearLink } from '@/components/ui/near-link';
import { PageHead, PageSection } from '@/components/ui/page';
import { type RowFacts, RowList } from '@/components/ui/row-list';
import { addresses } from '@/lib/platform/addresses/addresses';
import { shownDates } from '@/lib/platform/time/shown-dates';
import type { InTheirHands } from './in-their-hands';

/** How many rows there may be before what follows is out of sight. */
const FIRST_SIGHT = 6;

type HomeViewProps = {
  readonly slug: string;
  readonly role: 'owner' | 'manager';
  readonly needs: readonly RowFacts[];
  readonly atRisk: readonly RowFacts[];
  /** null if nothing is in other hands */
  readonly hands: InTheirHands | null;
  /** what comes before all of it */
  readonly children: ReactNode;
};

/**
 * The owner's home: what needs them, what is at risk, and how much is in other hands. A client component that gets
 * facts, as its lists do (components/ui/row-list): server-rendered elements would be sent twice and parsed again in the
 * browser.
 */
export function HomeView({ slug, role, needs, atRisk, hands, children }: HomeViewProps) {
  return (
    <>
      <PageHead
        title="Home"
        actions={<LinkButton href={addresses.newBrief(slug)}>Hand over a brief</LinkButton>}
      />
      {children}
      <PageSection title="Needs you" aside={needs.length > FIRST_SIGHT ? <Below atRisk={atRisk} /> : null}>
        {needs.length === 0 ? (
          <p className="max-w-measure text-quiet">
            Nothing. You hear about a question, a delivery or a risk when there is one, and about nothing
            else.
          </p>
        ) : (
          <RowList label="Needs you" rows={needs} />
        )}
      </PageSection>
      {/* Nothing at risk: nothing is shown. */}
      {atRisk.length === 0 ? null : (
        <PageSection title="At risk" id="at-risk">
          <RowList label="At risk" rows={atRisk} />
        </PageSection>
      )}
      <Hands slug={slug} hands={hands} />
      <p className="mt-10 flex flex-wrap gap-x-6 gap-y-2" data-no-print>
        <Further href={addresses.lettingGo(slug)}>How letting go is going</Further>
        {role === 'owner' ? <Further href={addresses.report(slug)}>Report</Further> : null}
      </p>
    </>
  );
}

/** Says at the head of a long list what is below it, where nobody would look first. */
function Below({ atRisk }: Pick<HomeViewProps, 'atRisk'>) {
  if (atRisk.length === 0) return null;
  return (
    <a href="#at-risk" className="link text-sm" data-no-print>
      {atRisk.length} at risk, below
    </a>
  );
}

/** What has been let go: a number and the next date. Those who want to look can; nobody is asked to. */
function Hands({ slug, hands }: Pick<HomeViewProps, 'slug' | 'hands'>) {
  return (
    <section className="mt-10" aria-labelledby="in-their-hands">
      <div className="mb-3 border-b border-line pb-1.5">
        <h2 id="in-their-hands">In their hands</h2>
      </div>
      {hands === null ? (
        <p className="max-w-measure text-quiet">
          Nothing right now. What you hand over leaves your list once it is accepted.
        </p>
      ) : (
        <details>
          <summary className="flex min-h-touch items-center py-2 hover:text-accent" data-act="In their hands">
            <span>
              {hands.count}
              {hands.nextDate === '' ? null : (
                <span className="text-quiet"> {shownDates(hands.nextDate)}</span>
              )}
            </span>
          </summary>
          <RowList label="In their hands, by date" rows={hands.rows} />
          <p className="mt-3">
            <NearLink href={addresses.briefs(slug)} className="link">
              All open briefs
            </NearLink>
          </p>
        </details>
      )}
    </section>
  );
}

function Further({ href, children }: { href: string; children: string }) {
  return (
    <NearLink href={href} className="link-quiet underline underline-offset-4">
      {children}
    </NearLink>
  );
}
