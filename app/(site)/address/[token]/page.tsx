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
  const asked = await getAskedAddress(token);
  if (asked === null) return <GoneAddressLink />;
  const { fromAddress, toAddress } = asked;
  return (
    <>
      <PageHead
        title="Make this your address"
        intro={`The account of ${fromAddress} gets the address ${toAddress}: you sign in with it from now on, and your mail goes there. Browsers other than the one that asked are signed out.`}
      />
      <p className="mb-6 max-w-measure">
        If {fromAddress} isn’t you, close this page. Whoever asked would stay signed in to what becomes your
        account.
      </p>
      <MailedLinkForm action={spendAddressLink} token={token} verb="Use this address" />
    </>
  );
}
