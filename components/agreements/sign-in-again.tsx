'use client';

import type { MouseEvent } from 'react';
import { useForm } from '@/components/forms/action-form';
import { Notice } from '@/components/ui/notice';
import { valueFor } from '@/lib/platform/actions/form-state';
import { addresses } from '@/lib/platform/addresses';
import { keepDrawing } from './kept-drawing';

type SignInAgainProps = {
  /** the page to come back to */
  readonly path: string;
  /** of the text that is about to be signed */
  readonly documentHash: string;
  readonly isFresh: boolean;
};

/** Offers to show once more who one is, and to come back with the name still typed and the signature still drawn. */
export function SignInAgain({ path, documentHash, isFresh }: SignInAgainProps) {
  const { state } = useForm();
  const isAsked = state.status === 'refused' && state.code === 'sign_in_again';
  if (isFresh && !isAsked) return null;
  // before scripts have loaded the link knows only the name of the last try
  const takeNameAlong = (event: MouseEvent<HTMLAnchorElement>) => {
    const form = event.currentTarget.closest('form');
    const filled = form ? new FormData(form) : null;
    const typed = filled?.get('signedName');
    if (typeof typed === 'string') event.currentTarget.href = signInAndBack(path, typed);
    const drawn = filled?.get('drawn');
    if (typeof drawn === 'string') keepDrawing(documentHash, drawn);
  };
  return (
    <Notice meaning="needs" title="Sign in once more to sign">
      <p>
        Signing asks for a sign-in younger than ten minutes, so that nobody else can sign as you.{' '}
        <a href={signInAndBack(path, valueFor(state, 'signedName'))} onClick={takeNameAlong}>
          Sign in again
        </a>{' '}
        and you come back here, your name still typed and what you drew still there.
      </p>
    </Notice>
  );
}

function signInAndBack(path: string, typed: string): string {
  const back = typed === '' ? path : `${path}?name=${encodeURIComponent(typed)}`;
  return addresses.signIn(`${back}#sign`);
}
