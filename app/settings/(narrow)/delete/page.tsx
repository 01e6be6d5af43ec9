import type { Metadata } from 'next';
import { DeletionSection } from '@/components/deletion/deletion-section';
import { PageHead } from '@/components/ui/page';
import { deleteAccount, keepAccount } from '@/lib/deletion/account.actions';
import { getAccountDeletion } from '@/lib/deletion/queries';
import { requireSignedIn } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isFresh } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Your account' };

/** Deleting one's own account: what goes, what stays with others, and what stands in the way. */
export default async function DeleteAccountPage() {
  const signedIn = await requireSignedIn();
  const standing = await getAccountDeletion(signedIn.userId);
  const at = now();
  return (
    <>
      <PageHead
        title="Your account"
        intro={`You are signed in as ${signedIn.email}.`}
        back={{ href: addresses.settings(), label: 'Settings' }}
      />
      <DeletionSection
        standing={standing}
        side="assistant"
        what="your account"
        expected={{ text: signedIn.email, label: 'your address' }}
        deletes={deleteAccount}
        keeps={keepAccount}
        path={addresses.deleteAccount()}
        isFresh={isFresh(signedIn.authenticatedAt, at)}
        zone={signedIn.timeZone}
        now={at}
      >
        <p>
          It happens 14 days after you ask for it. You, the businesses you assist and the other owners of
          those you run get an e-mail at once, and you can take it back until then. Signing in with this
          address afterwards starts a new account.
        </p>
        <p>
          <strong>Erased:</strong> your name, address, time zone and hours; where you are signed in, your
          devices, calendar and notifications; what you wrote in conversations, except for decisions; whatever
          you kept to yourself.
        </p>
        <p>
          <strong>Kept:</strong> what you signed, as you signed it, and the work, time and pay under it, with
          the name you had there. Those you signed with rely on it, and the law may ask for such records for
          years. Save your own copies first: afterwards you can’t.
        </p>
      </DeletionSection>
    </>
  );
}
