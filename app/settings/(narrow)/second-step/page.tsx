import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { AppSection } from '@/components/people/factors/app-section';
import { PasskeySection } from '@/components/people/factors/passkey-section';
import { RecoverySection } from '@/components/people/factors/recovery-section';
import { Notice } from '@/components/ui/notice';
import { PageHead, PageSection } from '@/components/ui/page';
import { getFactors } from '@/lib/people/factors/queries';
import { requireSignedIn } from '@/lib/people/guards';
import { browserWords } from '@/lib/people/signing-in/browsers';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isFresh } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Second step' };

/** What a person is asked for besides the mailed link. */
export default async function SecondStepSettingsPage() {
  const signedIn = await requireSignedIn();
  const { app, passkeys, recoveryCodesLeft } = await getFactors(signedIn);
  const at = now();
  const fresh = isFresh(signedIn.authenticatedAt, at);
  const isOn = app.state === 'on' || passkeys.length > 0;
  const isOnlyStep = (app.state === 'on' ? 1 : 0) + passkeys.length === 1;
  const shown = { isOnlyStep, recoveryCodesLeft, isFresh: fresh, zone: signedIn.timeZone, now: at };
  const device = browserWords((await headers()).get('user-agent'));
  return (
    <>
      <PageHead
        title="Second step"
        intro={
          isOn
            ? 'A link from your mail alone doesn’t sign anybody in as you. You are also asked before you sign or pay.'
            : 'A link from your mail signs you in. Whoever reads your mail could do that too, unless you set up one more thing here.'
        }
        back={{ href: addresses.settings(), label: 'Settings' }}
      />
      {fresh ? null : (
        <Notice meaning="needs" title="Sign in once more to change this">
          You need to have signed in within the last ten minutes, so that nobody else can change how you sign
          in. <a href={addresses.signIn(addresses.secondStepSettings())}>Confirm that it’s you</a> and you
          come back here.
        </Notice>
      )}
      <PageSection title="Passkeys" className="mt-10">
        <PasskeySection passkeys={passkeys} device={device} {...shown} />
      </PageSection>
      <PageSection title="Authenticator app">
        <AppSection app={app} {...shown} />
      </PageSection>
      {isOn ? (
        <PageSection title="Recovery codes">
          <RecoverySection left={recoveryCodesLeft} isFresh={fresh} />
        </PageSection>
      ) : null}
    </>
  );
}
