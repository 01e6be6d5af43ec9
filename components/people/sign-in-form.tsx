'use client';

import { ActionForm, useForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { Notice } from '@/components/ui/notice';
import { requestSignInLink } from '@/lib/people/signing-in.actions';
import { addresses } from '@/lib/platform/addresses';

type SignInFormProps = {
  /** one of our own pages, where the link leads */
  readonly to: string;
  /** an address we can guess: the invited one, or that of who is signed in */
  readonly email?: string;
  /** only in a demo: where the mail can be read */
  readonly mailboxUrl?: string | undefined;
};

/** Asks for a sign-in link. The answer is the same for every address. */
export function SignInForm({ to, email, mailboxUrl }: SignInFormProps) {
  return (
    <ActionForm action={requestSignInLink} className="grid gap-5" label="Sign in">
      <input type="hidden" name="to" value={to} />
      <FormMessage />
      <SignInFields to={to} {...(email ? { email } : {})} mailboxUrl={mailboxUrl} />
    </ActionForm>
  );
}

function SignInFields({ to, email, mailboxUrl }: SignInFormProps) {
  const { state } = useForm();
  const address = state.status === 'done' ? addressIn(state.data) : null;
  if (address !== null) return <OnItsWay to={to} address={address} mailboxUrl={mailboxUrl} />;
  return (
    <>
      <TextField
        name="email"
        label="Your e-mail address"
        type="email"
        autoComplete="email"
        {...(email ? { initial: email } : {})}
      />
      <div>
        <Submit pending="Asking for a link…">E-mail me a link</Submit>
      </div>
    </>
  );
}

type OnItsWayProps = Pick<SignInFormProps, 'to' | 'mailboxUrl'> & { readonly address: string };

function OnItsWay({ to, address, mailboxUrl }: OnItsWayProps) {
  return (
    <div role="status">
      <Notice meaning="done" title={`A link for ${address} is on its way`}>
        <p>
          It works once, within 15 minutes. Open it in the browser you want to work in. Nothing there after a
          few minutes? Look among the spam, then check the address and{' '}
          <a href={addresses.signIn(to)}>ask for another</a>.
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
