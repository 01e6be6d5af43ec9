'use client';

import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type { ComponentProps } from 'react';
import { PasskeyPress } from './passkey-press';

type Press<Options> = Omit<ComponentProps<typeof PasskeyPress<Options>>, 'ask'>;

/** Asks for a passkey that is known. The library is loaded when it is needed: few presses are on a page. */
export function ShowPasskey(press: Press<PublicKeyCredentialRequestOptionsJSON>) {
  const ask = async (optionsJSON: PublicKeyCredentialRequestOptionsJSON) => {
    const { startAuthentication } = await import('@simplewebauthn/browser');
    return startAuthentication({ optionsJSON });
  };
  return <PasskeyPress {...press} ask={ask} />;
}

/** Has the browser make a passkey. */
export function MakePasskey(press: Press<PublicKeyCredentialCreationOptionsJSON>) {
  const ask = async (optionsJSON: PublicKeyCredentialCreationOptionsJSON) => {
    const { startRegistration } = await import('@simplewebauthn/browser');
    const made = await startRegistration({ optionsJSON });
    return { id: made.id, response: made.response };
  };
  return <PasskeyPress {...press} ask={ask} />;
}
