'use client';

import { useForm } from '@/components/forms/action-form';
import { Notice } from '@/components/ui/notice';
import { valueFor } from '@/lib/platform/actions/form-state';
import { addresses } from '@/lib/platform/addresses';

type SignInAgainProps = {
  /** the page to come back to */
  readonly path: string;
  readonly isFresh: boolean;
};

/** Offers to show once more who one is, and to come back with the name still typed. */
export function SignInAgain({ path, isFresh }: SignInAgainProps) {
  const { state } = useForm();
  const isAsked = state.status === 'refused' && state.code === 'sign_in_again';
  if (isFresh && !isAsked) return null;
  const typed = valueFor(state, 'signedName');
  const back = typed === '' ? path : `${path}?name=${encodeURIComponent(typed)}`;
  return (
    <Notice meaning="needs" title="Sign in once more to sign">
      <p>
        Signing asks for a sign-in younger than ten minutes, so that nobody else can sign as you.{' '}
        <a href={addresses.signIn(`${back}#sign`)}>Sign in again</a> and you come back here, your name still
        typed.
      </p>
    </Notice>
  );
}
