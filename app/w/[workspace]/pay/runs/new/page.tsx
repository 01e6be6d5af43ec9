import { notFound } from 'next/navigation';
import { NoStripe } from '@/components/pay/stripe/no-stripe';
import { RunForm } from '@/components/pay/stripe/run-form';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { NearLink } from '@/components/ui/near-link';
import { PageHead, PageSection } from '@/components/ui/page';
import { getRunChoice, type RunChoice } from '@/lib/pay/stripe/pages.queries';
import { requireStaff, titleForOwners } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';

export const generateMetadata = titleForOwners('Prepare a pay run');

type NewRunPageProps = { readonly params: Promise<{ workspace: string }> };

/** Where an owner chooses what to pay through Stripe. Nothing is charged from this page. */
export default async function NewRunPage({ params }: NewRunPageProps) {
  const { workspace: slug } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (role !== 'owner') notFound();
  const at = now();
  const choice = await getRunChoice(signedIn.userId, workspace.id, at);
  return (
    <>
      <PageHead
        title="Prepare a pay run"
        intro="Choose what to pay. The next page shows exactly what is charged and who gets it; nothing is charged before you approve it there."
        back={{ href: addresses.pay(slug), label: 'Pay' }}
      />
      <Choice choice={choice} slug={slug} workspaceId={workspace.id} at={at} />
      {choice.paidOut.length > 0 ? (
        <PageSection title="Out of your balance at Stripe">
          <p className="mb-5 max-w-measure text-quiet">
            These are paid by Stripe Global Payouts, in a run of its own: nothing is charged, and your balance
            there has to hold enough.
          </p>
          <RunForm
            assistants={choice.paidOut}
            label="Prepare a run of payouts"
            workspaceId={workspace.id}
            fresh={newId()}
            now={at}
          />
        </PageSection>
      ) : null}
      {choice.nothingOwed.length > 0 && choice.isStripeSetUp ? (
        <p className="mt-6 max-w-measure text-sm text-quiet">{nothingOwedInWords(choice.nothingOwed)}</p>
      ) : null}
      {choice.others.length + choice.notCharged.length > 0 && choice.isStripeSetUp ? (
        <PageSection title="Paid another way">
          <ul className="grid max-w-measure gap-2">
            {choice.notCharged.map(({ engagementId, name, why }) => (
              <li key={engagementId} className="text-quiet">
                <NearLink href={addresses.recordPayment(slug, engagementId)} className="link">
                  {name}
                </NearLink>
                : {why.join(' ')}
              </li>
            ))}
            {choice.others.map(({ engagementId, name, isReachable }) => (
              <li key={engagementId} className="text-quiet">
                <NearLink href={addresses.payRail(slug, engagementId)} className="link">
                  {name}
                </NearLink>
                {isReachable
                  ? ': you chose to send it yourself, and record it.'
                  : ': Stripe doesn’t send money to them yet. They set that up under Earnings, if Stripe reaches their country; until then, record what you send them.'}
              </li>
            ))}
          </ul>
        </PageSection>
      ) : null}
    </>
  );
}

/** Chosen, they would keep the whole run from being prepared. */
function nothingOwedInWords(names: readonly string[]): string {
  return `Not listed, since nothing is owed to them in total: ${names.join(', ')}. What was deducted comes off what you owe them next.`;
}

type ChoiceProps = { choice: RunChoice; slug: string; workspaceId: string; at: Date };

function Choice({ choice, slug, workspaceId, at }: ChoiceProps) {
  if (!choice.isStripeSetUp) return <NoStripe />;
  if (!choice.method)
    return (
      <EmptyState
        title="Set up how you pay first"
        action={<LinkButton href={addresses.payMethod(slug)}>Set up how you pay</LinkButton>}
      >
        A run is charged to a bank account or a card that you have saved with Stripe.
      </EmptyState>
    );
  if (choice.assistants.length === 0)
    return (
      <EmptyState title="Nothing to pay through Stripe">
        A pay run pays approved work in {choice.currencies.join(' or ')} of assistants whom Stripe reaches.
        Nothing of that kind is owed now.
      </EmptyState>
    );
  return (
    <RunForm
      assistants={choice.assistants}
      label="Prepare a pay run"
      workspaceId={workspaceId}
      fresh={newId()}
      now={at}
    />
  );
}
