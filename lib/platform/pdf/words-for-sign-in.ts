import {
  isUnderFormerAddress,
  type ProvenUnderOneAddress,
  underAnyAddress,
} from '@/lib/platform/auth/how-proven';

/**
 * @param authMethod as a signature's evidence has it
 * @returns it in words that follow a moment and belong to the address above, none of which claims that a sign-in has
 * verified an address it wasn't made to; a word that isn't known stands as it is.
 */
export function wordsForSignIn(authMethod: string): string {
  const isFormer = isUnderFormerAddress(authMethod);
  const how = wordsFor(isFormer ? 'the account’s former address' : 'that address')[
    underAnyAddress(authMethod)
  ];
  if (how === undefined) return authMethod;
  return isFormer ? `${how}; ${SINCE}` : how;
}

const SINCE = 'the address above was verified by a link sent to it when the account moved there';

function wordsFor(address: string): Readonly<Record<string, string>> {
  const byOperator = `whoever runs this installation had made, without an e-mail to ${address}`;
  return {
    email_link: `by a link sent to ${address}`,
    email_link_and_code: `by a link sent to ${address}, and a code of an authenticator app`,
    email_link_and_passkey: `by a link sent to ${address}, and a passkey`,
    email_link_and_recovery_code: `by a link sent to ${address}, and a recovery code`,
    code: `by a code of an authenticator app, once signed in by a link sent to ${address}`,
    passkey: `by a passkey, once signed in by a link sent to ${address}`,
    recovery_code: `by a recovery code, once signed in by a link sent to ${address}`,
    google: `by Google, which vouched for ${address}`,
    google_and_code: `by Google, which vouched for ${address}, and a code of an authenticator app`,
    google_and_passkey: `by Google, which vouched for ${address}, and a passkey`,
    google_and_recovery_code: `by Google, which vouched for ${address}, and a recovery code`,
    google_then_code: `by a code of an authenticator app, once signed in by Google for ${address}`,
    google_then_passkey: `by a passkey, once signed in by Google for ${address}`,
    google_then_recovery_code: `by a recovery code, once signed in by Google for ${address}`,
    operator_link: `by a link that ${byOperator}`,
    operator_link_and_code: `by a link that ${byOperator}, and a code of an authenticator app`,
    operator_link_and_passkey: `by a link that ${byOperator}, and a passkey`,
    operator_link_and_recovery_code: `by a link that ${byOperator}, and a recovery code`,
    operator_then_code: `by a code of an authenticator app, once signed in by a link that ${byOperator}`,
    operator_then_passkey: `by a passkey, once signed in by a link that ${byOperator}`,
    operator_then_recovery_code: `by a recovery code, once signed in by a link that ${byOperator}`,
    demo: 'in a demonstration, where anybody can sign in',
  } satisfies Readonly<Record<ProvenUnderOneAddress | 'demo', string>>;
}
