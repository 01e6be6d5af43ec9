'use client';

import type { ReactNode } from 'react';
import { ActionForm, useForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { Notice } from '@/components/ui/notice';
import { requestInvitedLink, requestSignInLink } from '@/lib/people/signing-in/signing-in.actions';
import { addresses } from '@/lib/platform/addresses/addresses';

type SignInFormProps = {
  /** one of our own pages, where the link leads */
  readonly to: string;
  /** an address we can guess: the invited one, or that of who is signed in */
  readonly email?: string;
  /** only in a demo: where the mail can be read */
  readonly mailboxUrl: string | undefined;
};

/** Asks for a sign-in link. The answer is the same for every address. */
export function SignInForm({ to, email, mailboxUrl }: SignInFormProps) {
  return (
    <ActionForm action={requestSignInLink} className="grid gap-5" label="Sign in">
      <input type="hidden" name="to" value={to} />
      <FormMessage />
      <OnceAsked again={addresses.signIn(to)} mailboxUrl={mailboxUrl}>
        <TextField
          name="email"
          label="Your e-mail address"
          type="email"
          autoComplete="email"
          {...(email ? { initial: email } : {})}
        />
        <AskForLink />
      </OnceAsked>
    </ActionForm>
  );
}

/** Asks for a sign-in link to the address that an invitation is for, which whoever reads it needn't know. */
export function InvitedSignInForm({
  token,
  mailboxUrl,
}: Pick<SignInFormProps, 'mailboxUrl'> & { readonly token: string }) {
  return (
    <ActionForm action={requestInvitedLink} className="grid gap-5" label="Sign in with the invited address">
      <input type="hidden" name="token" value={token} />
      <FormMessage />
      <OnceAsked again={addresses.invitation(token)} mailboxUrl={mailboxUrl}>
        <AskForLink />
      </OnceAsked>
    </ActionForm>
  );
}

type OnceAskedProps = Pick<SignInFormProps, 'mailboxUrl'> & {
  /** where another can be asked for */
  readonly again: string;
  readonly children: ReactNode;
};

/** What asks for a link, until one is on its way. */
function OnceAsked({ again, mailboxUrl, children }: OnceAskedProps) {
  const { state } = useForm();
  const address = state.status === 'done' ? addressIn(state.data) : null;
  if (address !== null) return <OnItsWay again={again} address={address} mailboxUrl={mailboxUrl} />;
  return children;
}

function AskForLink() {
  return (
    <div>
      <Submit pending="Asking for a link…">E-mail me a link</Submit>
    </div>
  );
}

type OnItsWayProps = Omit<OnceAskedProps, 'children'> & { readonly address: string };

function OnItsWay({ again, address, mailboxUrl }: OnItsWayProps) {
  return (
    <div role="status">
      <Notice meaning="done" title={`A link for ${address} is on its way`}>
        <p>
          It works once, within 15 minutes. Open it in the browser you want to work in. Nothing there after a
          few minutes? Look in your spam folder, then check the address and{' '}
          <a href={again}>ask for another</a>.
        </p>
        {mailboxUrl ? (
          <p className="mt-2">
            This is a demo: no mail leaves this machine. <a href={mailboxUrl}>Read it in the local mailbox</a>
            .
          </p>
        ) : null}
      </Notice>
    </div>
  );
}

function addressIn(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('email' in data)) return null;
  return typeof data.email === 'string' ? data.email : null;
}
