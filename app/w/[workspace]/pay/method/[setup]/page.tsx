import { notFound } from 'next/navigation';
import { GoneMethod } from '@/components/pay/stripe/gone-method';
import { StripeLink } from '@/components/pay/stripe/stripe-link';
import { buttonLook, LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page';
import { getSetup } from '@/lib/pay/stripe/pages.queries';
import { requireStaff, titleForOwners } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import { pollUntil } from '@/lib/platform/process/poll-until';

export const generateMetadata = titleForOwners('How you pay');

type SetupPageProps = { readonly params: Promise<{ workspace: string; setup: string }> };

/** On the way to Stripe's page, and back from it. Stripe says whether something was saved; coming back says nothing. */
export default async function SetupPage({ params }: SetupPageProps) {
  const { workspace: slug, setup: id } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (role !== 'owner' || !isId(id)) notFound();
  const setup = await pollUntil(
    () => getSetup(signedIn.userId, workspace.id, id),
    (found) => found === null || found.state !== 'asked',
  );
  if (!setup) notFound();
  const method = addresses.payMethod(slug);
  return (
    <>
      <PageHead title="How you pay" back={{ href: method, label: 'How you pay' }} />
      {setup.gone ? <GoneMethod gone={setup.gone} zone={signedIn.timeZone} now={now()} /> : null}
      {setup.state === 'asked' ? (
        <Notice title="Stripe hasn’t answered yet">
          <p>Nothing is lost: we keep asking.</p>
          <p className="mt-3">
            <LinkButton look="quiet" href={addresses.paySetup(slug, id)}>
              Look again
            </LinkButton>
          </p>
        </Notice>
      ) : null}
      {setup.state === 'open' && setup.said !== '' ? (
        <Notice meaning="needs" title="The account still has to be verified">
          <p>{setup.said}</p>
          {setup.url === null ? null : (
            <p className="mt-3">
              <a href={setup.url} className={buttonLook()}>
                Verify it on Stripe’s page
              </a>
            </p>
          )}
        </Notice>
      ) : null}
      {setup.state === 'open' && setup.said === '' ? (
        <StripeLink url={setup.url} again={addresses.paySetup(slug, id)}>
          Go to Stripe’s page
        </StripeLink>
      ) : null}
      {setup.state === 'done' ? (
        <Notice meaning="done" title="It is saved">
          <p>From now on a pay run can be charged to it, once you approve one.</p>
          <p className="mt-3">
            <LinkButton href={addresses.newPayRun(slug)}>Prepare a pay run</LinkButton>
          </p>
        </Notice>
      ) : null}
      {setup.state === 'failed' ? (
        <Notice meaning="needs" title="It wasn’t saved">
          <p>{setup.said}</p>
          <p className="mt-3">
            <LinkButton href={method}>Begin again</LinkButton>
          </p>
        </Notice>
      ) : null}
    </>
  );
}
