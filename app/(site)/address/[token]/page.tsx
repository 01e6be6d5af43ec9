import type { Metadata } from 'next';
import { GoneAddressLink } from '@/components/people/gone-address-link';
import { MailedLinkForm } from '@/components/people/mailed-link-form';
import { PageHead } from '@/components/ui/page';
import { getAskedAddress } from '@/lib/people/address.queries';
import { spendAddressLink } from '@/lib/people/changing-address.actions';

export const metadata: Metadata = {
  title: 'Your new address',
  robots: { index: false },
  referrer: 'strict-origin',
};

type AddressLinkPageProps = { readonly params: Promise<{ readonly token: string }> };

/** Shows a link to a new address, and uses it only by its button. */
export default async function AddressLinkPage({ params }: AddressLinkPageProps) {
  const { token } = await params;
  const email = await getAskedAddress(token);
  if (email === null) return <GoneAddressLink />;
  return (
    <>
      <PageHead
        title="Make this your address"
        intro={`From now on you sign in with ${email}, and your mail goes there. Other browsers are signed out.`}
      />
      <MailedLinkForm action={spendAddressLink} token={token} verb="Use this address" />
    </>
  );
}
