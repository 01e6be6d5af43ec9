import type { Metadata } from 'next';
import { ExaminedList, summaryOf } from '@/components/operating/examined-list';
import { OperatorActionList } from '@/components/operating/operator-action-list';
import { OperatorHead } from '@/components/operating/operator-head';
import { ParkedList } from '@/components/operating/parked-list';
import { ProofForm } from '@/components/operating/proof-form';
import { StuckView } from '@/components/pay/stripe/stuck-view';
import { SitePage } from '@/components/shell/site-page';
import { Button } from '@/components/ui/button';
import { Facts } from '@/components/ui/facts';
import { PageSection } from '@/components/ui/page';
import { examineAll } from '@/lib/operating/examinations';
import { getInstallation } from '@/lib/operating/page.queries';
import { isStripeSetUp } from '@/lib/pay/stripe/client';
import { getStuck } from '@/lib/pay/stripe/stuck.queries';
import { requireSignedInOperator } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isMailSetUp } from '@/lib/platform/mail';

export const metadata: Metadata = { title: 'This installation' };

/**
 * For operators: whether the installation works, what is stuck, and what runs. For everybody else the page doesn't
 * exist.
 */
export default async function OperatorPage() {
  const { email, userId, timeZone: zone } = await requireSignedInOperator();
  const [examined, installation, stuck] = await Promise.all([examineAll(), getInstallation(), getStuck()]);
  const { queue, parked, operatorActions, versions } = installation;
  const clock = { zone, now: now() };
  return (
    <SitePage>
      <OperatorHead
        page="state"
        title="This installation"
        intro="Whether it works, what needs your help, and what you can do about it. It covers all businesses and shows nothing that anybody wrote."
      />
      <PageSection
        title="How it stands"
        aside={
          <form action={addresses.operator()}>
            <Button type="submit" look="quiet">
              Look again
            </Button>
          </form>
        }
      >
        <p className="mb-6 max-w-measure text-quiet">
          {summaryOf(examined)} Each was looked at just now; npm run doctor looks at the same.
        </p>
        <ExaminedList examined={examined} />
      </PageSection>
      {isMailSetUp() ? (
        <PageSection title="See whether mail arrives" id="mail">
          <ProofForm email={email} />
        </PageSection>
      ) : null}
      <PageSection title="Jobs that were given up" id="parked">
        <p className="mb-3 max-w-measure text-quiet">
          {queue.waiting === 1 ? 'One job is' : `${queue.waiting} jobs are`} in the queue, most of them for
          later; the oldest whose time has come has waited for {Math.round(queue.lagSeconds)} s.
        </p>
        <ParkedList parked={parked} {...clock} />
      </PageSection>
      <PageSection title="What is stuck at Stripe" id="stripe">
        <StuckView stuck={stuck} isStripeSetUp={isStripeSetUp()} zone={zone} />
      </PageSection>
      <PageSection title="What operators did" id="deeds">
        <OperatorActionList operatorActions={operatorActions} me={userId} {...clock} />
      </PageSection>
      <PageSection title="Versions" id="versions">
        <Facts facts={versions.map(({ of, version }) => ({ name: of, value: version }))} />
      </PageSection>
    </SitePage>
  );
}
