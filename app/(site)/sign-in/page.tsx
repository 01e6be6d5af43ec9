import type { Metadata } from 'next';
import { DemoPeople } from '@/components/people/demo-people';
import { Prove } from '@/components/people/factors/prove';
import { GoogleSaidNo, GoogleSignIn } from '@/components/people/google-sign-in';
import { MailIsOff } from '@/components/people/mail-is-off';
import { SignInForm } from '@/components/people/sign-in-form';
import { SitePage } from '@/components/shell/site-page';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page';
import { beginProof, proveByCode, proveByPasskey } from '@/lib/people/factors/proving.actions';
import { getProofs } from '@/lib/people/factors/queries';
import { listDemoPeople } from '@/lib/people/signing-in/demo-people.queries';
import { sessionFromRequest } from '@/lib/platform/auth/from-request';
import { isGoogleOn } from '@/lib/platform/auth/google';
import { ownPath } from '@/lib/platform/auth/own-path';
import { env, isDemo, isPublicDemo } from '@/lib/platform/env/env';
import { isMailSetUp } from '@/lib/platform/mail';

export const metadata: Metadata = { title: 'Sign in' };

type SignInPageProps = {
  readonly searchParams: Promise<{
    readonly to?: string | string[];
    readonly google?: string | string[];
  }>;
};

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { to: wanted, google } = await searchParams;
  const to = ownPath([wanted].flat()[0]);
  const session = await sessionFromRequest();
  const proofs = session && (await getProofs(session.userId));
  const isGuarded = proofs?.hasApp || proofs?.hasPasskey;
  const { HANDOVER_MAILBOX_URL: mailboxUrl } = env();
  return (
    <SitePage isNarrow>
      <PageHead
        title="Sign in"
        intro="There is no password. We e-mail you a link that works once, and a button on its page lets you in. New here? The same link makes your account."
      />
      <div className="grid gap-8">
        <GoogleSaidNo why={google} />
        {session ? (
          <Notice>
            You are signed in as {session.email}. <a href={to}>Continue as you are</a>, or prove once more
            that it’s you{isGuarded ? ', here or' : ''} by a fresh link.
          </Notice>
        ) : null}
        {proofs && isGuarded ? (
          <Prove
            proofs={proofs}
            to={to}
            byCode={proveByCode}
            byPasskey={proveByPasskey}
            beginPasskey={beginProof}
          />
        ) : null}
        {isGoogleOn() ? <GoogleSignIn to={to} /> : null}
        {isMailSetUp() ? (
          <SignInForm to={to} mailboxUrl={mailboxUrl} {...(session ? { email: session.email } : {})} />
        ) : (
          <MailIsOff isGoogleOn={isGoogleOn()} />
        )}
        {isDemo() ? (
          <DemoPeople
            people={await listDemoPeople()}
            to={to}
            mailboxUrl={mailboxUrl}
            isShared={isPublicDemo()}
          />
        ) : null}
      </div>
    </SitePage>
  );
}
