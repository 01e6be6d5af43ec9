import type { Metadata } from 'next';
import { AddressForm } from '@/components/people/address-form';
import { PageHead } from '@/components/ui/page';
import { requireSignedIn } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isFresh } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'Your address' };

type AddressPageProps = { readonly searchParams: Promise<{ readonly email?: string | string[] }> };

/** Where somebody asks for another mail address. */
export default async function AddressPage({ searchParams }: AddressPageProps) {
  const signedIn = await requireSignedIn();
  const [typed = ''] = [(await searchParams).email].flat();
  return (
    <>
      <PageHead
        title="Your address"
        intro={`You sign in with ${signedIn.email}, and your mail goes there.`}
        back={{ href: addresses.settings(), label: 'Settings' }}
      />
      <div className="grid max-w-measure gap-6" id="sign">
        <p>
          Your new address takes its place once you press the button behind the link that is e-mailed to it.
          You stay signed in here, and nowhere else. What you have signed keeps the address you signed with.
          For a week the old address can take it back.
        </p>
        <AddressForm fresh={newId()} typed={typed} isFresh={isFresh(signedIn.authenticatedAt, now())} />
      </div>
    </>
  );
}
