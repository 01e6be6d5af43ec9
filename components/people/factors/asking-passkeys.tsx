'use client';

import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type { ComponentProps } from 'react';
import { PasskeyPress } from './passkey-press';

type Press<Options> = Omit<ComponentProps<typeof PasskeyPress<Options>>, 'loadAsking'>;

/** Asks for a passkey that is known. The library is loaded when it is needed: few presses are on a page. */
export function ShowPasskey(press: Press<PublicKeyCredentialRequestOptionsJSON>) {
  const loadAsking = async () => {
    const { startAuthentication } = await import('@simplewebauthn/browser');
    return (optionsJSON: PublicKeyCredentialRequestOptionsJSON) => startAuthentication({ optionsJSON });
  };
  return <PasskeyPress {...press} loadAsking={loadAsking} />;
}

/** Has the browser make a passkey. */
export function MakePasskey(press: Press<PublicKeyCredentialCreationOptionsJSON>) {
  const loadAsking = async () => {
    const { startRegistration } = await import('@simplewebauthn/browser');
    return async (optionsJSON: PublicKeyCredentialCreationOptionsJSON) => {
      const made = await startRegistration({ optionsJSON });
      return { id: made.id, response: made.response };
    };
  };
  return <PasskeyPress {...press} loadAsking={loadAsking} />;
}
