'use client';

import type { MouseEvent } from 'react';
import { useForm } from '@/components/forms/action-form';
import { useOwnPlace } from '@/components/forms/typing/reader';
import { Notice } from '@/components/ui/notice';
import { valueFor } from '@/lib/platform/actions/form-state';
import { addresses } from '@/lib/platform/addresses/addresses';
import { keepDrawing } from './stored-drawing';

type SignInAgainProps = {
  /** the page to come back to */
  readonly path: string;
  /** the id of what holds the form there: without it they would come back to the top of the page, or to a closed fold */
  readonly at: string;
  /** the hash of the text about to be signed, if that is what it is for */
  readonly documentHash?: string;
  readonly isFresh: boolean;
  /** completes "Sign in once more to …" and "so that nobody else can …" */
  readonly purpose?: { readonly to: string; readonly asYou: string };
  /** the field whose text is kept, and its name in the address; left out: nothing is, and nothing is promised */
  readonly keeps?: Kept;
};

type Kept = { readonly field: string; readonly as: string };

type Back = Pick<SignInAgainProps, 'path' | 'at'> & { readonly keeps: Kept | undefined };

const SIGNING_PURPOSE = { to: 'sign', asYou: 'sign as you' };
/** Of a form that is signed: the name as it was typed. */
export const KEEPS_NAME: Kept = { field: 'signedName', as: 'name' };

/** Offers to sign in again and come back, with what was typed and drawn still there where it is kept. */
export function SignInAgain({
  path,
  at,
  documentHash,
  isFresh,
  purpose = SIGNING_PURPOSE,
  keeps,
}: SignInAgainProps) {
  const { state } = useForm();
  const place = useOwnPlace(documentHash ?? '');
  const isAsked = state.status === 'refused' && state.code === 'sign_in_again';
  if (isFresh && !isAsked) return null;
  const back = (typed: string) => signInAndBack({ path, at, keeps }, typed);
  // before scripts have loaded the link only knows what was typed at the last try
  const takeAlong = (event: MouseEvent<HTMLAnchorElement>) => {
    const form = event.currentTarget.closest('form');
    const filled = form ? new FormData(form) : null;
    const typed = keeps && filled?.get(keeps.field);
    if (typeof typed === 'string') event.currentTarget.href = back(typed);
    const drawn = filled?.get('drawn');
    if (documentHash && typeof drawn === 'string') keepDrawing(place, drawn);
  };
  return (
    <Notice meaning="needs" title={`Sign in once more to ${purpose.to}`}>
      <p>
        You need to have signed in within the last ten minutes, so that nobody else can {purpose.asYou}.{' '}
        <a href={back(keeps ? valueFor(state, keeps.field) : '')} onClick={takeAlong}>
          Sign in again
        </a>{' '}
        and you come back here
        {keeps ? `, with what you typed${documentHash ? ' and drew' : ''} still there` : ''}.
      </p>
    </Notice>
  );
}

function signInAndBack({ path, at, keeps }: Back, typed: string): string {
  const back = !keeps || typed === '' ? path : `${path}?${keeps.as}=${encodeURIComponent(typed)}`;
  return addresses.signIn(`${back}#${at}`);
}
