import type { Metadata } from 'next';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { ForgetsKept } from '@/components/offline/forgets-kept';
import { SitePage } from '@/components/shell/site-page';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page';
import { addressLeftInWords } from '@/lib/people/address.rules';
import { getSignInLink } from '@/lib/people/queries';
import { spendSignInLink } from '@/lib/people/signing-in/signing-in.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { sessionFromRequest } from '@/lib/platform/auth/from-request';
import { ownPath } from '@/lib/platform/auth/own-path';
import { ASK_FOR_A_LINK } from '@/lib/platform/auth/sign-in-words';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false }, referrer: 'strict-origin' };

type LinkPageProps = {
  readonly params: Promise<{ readonly token: string }>;
  readonly searchParams: Promise<{ readonly to?: string | string[] }>;
};

/** Shows a sign-in link, and uses it only by its button: mail scanners open every link they find. */
export default async function SignInLinkPage({ params, searchParams }: LinkPageProps) {
  const { token } = await params;
  const to = ownPath([(await searchParams).to].flat()[0]);
  const link = await getSignInLink(token);
  if (!link) return <GoneLink to={to} />;
  const { email, leftUntil } = link;
  if (leftUntil) return <LeftAddress email={email} undoUntil={leftUntil} to={to} />;

  const session = await sessionFromRequest();
  const isOther = session !== null && session.email !== email;
  return (
    <SitePage isNarrow>
      <PageHead
        title={link.isForFirstOwner ? 'Welcome to your Handover' : 'One press, and you’re in'}
        intro={
          link.isForFirstOwner
            ? 'Nobody has signed in here yet, so you are the first: enter your address. From then on you sign in with a link e-mailed to it.'
            : `This signs you in as ${email}, in this browser.`
        }
      />
      <ForgetsKept>
        <ActionForm action={spendSignInLink} className="grid gap-6" label="Sign in">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="to" value={to} />
          <FormMessage />
          {isOther && !link.isForFirstOwner ? (
            <Notice>You are signed in here as {session.email}; this signs you out of that account.</Notice>
          ) : null}
          {link.isForFirstOwner ? (
            <TextField name="email" label="Your e-mail address" type="email" autoComplete="email" />
          ) : null}
          <div>
            <Submit pending="Signing in…">Sign in</Submit>
          </div>
        </ActionForm>
      </ForgetsKept>
    </SitePage>
  );
}

function LeftAddress({ to, ...left }: { email: string; undoUntil: Date; to: string }) {
  return (
    <SitePage isNarrow>
      <PageHead title="This address has no account now" intro={addressLeftInWords(left)} />
      <LinkButton href={addresses.signIn(to)}>Sign in with another address</LinkButton>
    </SitePage>
  );
}

function GoneLink({ to }: { to: string }) {
  return (
    <SitePage isNarrow>
      <PageHead
        title="This link doesn’t work any more"
        intro="A sign-in link works once, within 15 minutes. This one has been used, has expired or is incomplete."
      />
      <LinkButton href={addresses.signIn(to)}>{ASK_FOR_A_LINK}</LinkButton>
    </SitePage>
  );
}
