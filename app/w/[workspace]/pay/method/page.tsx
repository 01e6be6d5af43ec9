import { notFound } from 'next/navigation';
import { GoneMethod } from '@/components/pay/stripe/gone-method';
import { MethodForm, RemoveMethod } from '@/components/pay/stripe/method-form';
import { NoStripe } from '@/components/pay/stripe/no-stripe';
import { PageHead, PageSection } from '@/components/ui/page';
import { methodKindInWords } from '@/lib/pay/stripe/methods/methods.rules';
import { getPayMethod } from '@/lib/pay/stripe/pages.queries';
import { requireStaff, titleForOwners } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { shownInstant } from '@/lib/platform/time/shown-instants';

export const generateMetadata = titleForOwners('How you pay');

type MethodPageProps = { readonly params: Promise<{ workspace: string }> };

/** How a business pays through Stripe: a bank account or a card, saved on Stripe's own page. */
export default async function MethodPage({ params }: MethodPageProps) {
  const { workspace: slug } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (role !== 'owner') notFound();
  const { isStripeSetUp, method, gone, currencies, ways } = await getPayMethod(signedIn.userId, workspace.id);
  return (
    <>
      <PageHead
        title="How you pay"
        intro="One charge per pay run, through Stripe, from a bank account or a card. Nothing is charged before you approve a run."
        back={{ href: addresses.pay(slug), label: 'Pay' }}
      />
      {method ? (
        <PageSection title="In use">
          <p className="mb-3">
            <strong>{method.label}</strong>, {methodKindInWords(method.kind).toLowerCase()}, since{' '}
            {shownInstant(method.setUpAt, signedIn.timeZone, now())}
          </p>
          <RemoveMethod workspaceId={workspace.id} id={method.id} />
        </PageSection>
      ) : null}
      {gone ? <GoneMethod gone={gone} zone={signedIn.timeZone} now={now()} /> : null}
      {isStripeSetUp ? (
        <PageSection title={method ? 'Use another instead' : 'Set it up'}>
          <p className="mb-5 max-w-measure">
            What you owe in {currencies.join(' or ')} can be paid this way. In another currency you send it
            yourself, and record it here.
          </p>
          <MethodForm workspaceId={workspace.id} fresh={newId()} ways={ways} />
        </PageSection>
      ) : (
        <NoStripe />
      )}
    </>
  );
}
