import type { Metadata } from 'next';
import { GoneAddressLink } from '@/components/people/gone-address-link';
import { MailedLinkForm } from '@/components/people/mailed-link-form';
import { PageHead } from '@/components/ui/page';
import { getFormerAddress } from '@/lib/people/address.queries';
import { undoAddressChange } from '@/lib/people/changing-address.actions';

export const metadata: Metadata = {
  title: 'Take your address back',
  robots: { index: false },
  referrer: 'strict-origin',
};

type AddressBackPageProps = { readonly params: Promise<{ readonly token: string }> };

/** Shows a link to an old address, and reverts the change only by its button. */
export default async function AddressBackPage({ params }: AddressBackPageProps) {
  const { token } = await params;
  const email = await getFormerAddress(token);
  if (email === null) return <GoneAddressLink />;
  return (
    <>
      <PageHead
        title="Take your address back"
        intro={`Your account goes back to ${email}, and everyone who is signed in to it is signed out.`}
      />
      <MailedLinkForm action={undoAddressChange} token={token} verb="Take it back" />
    </>
  );
}
