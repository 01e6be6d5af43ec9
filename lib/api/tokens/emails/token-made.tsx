import { MailLayout, Text } from '@/lib/platform/mail';
import { formatStamp } from '@/lib/platform/time/format';
import { type Scope, scopeInWords } from '../scopes.rules';

type TokenWords = {
  readonly name: string;
  /** the business it acts in; null: the inbox of its maker */
  readonly business: string | null;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date;
  readonly at: Date;
  /** the page where it is listed and can be revoked */
  readonly url: string;
};

/** @returns the subject: the fact, and when, on a clock that names its zone. */
export function tokenMadeSubject({ name, at }: Pick<TokenWords, 'name' | 'at'>): string {
  return `A tool may now act as you: ${name}, ${formatStamp(at)}`;
}

/** Tells somebody that a token was made that acts as them, so that they can revoke it if it wasn’t theirs. */
export function TokenMadeMail({ name, business, scopes, expiresAt, at, url }: TokenWords) {
  return (
    <MailLayout
      preview={`Made ${formatStamp(at)}. If that wasn’t you, end it.`}
      heading={`A tool may now act as you: ${name}`}
      action={{ label: 'Look at your tokens', url }}
      footer="You get this because it concerns the safety of your account; it can’t be turned off."
    >
      <Text>
        A token was made on {formatStamp(at)}. Whoever has it acts as you{' '}
        {business === null ? 'for the businesses you assist' : `at ${business}`}, until{' '}
        {formatStamp(expiresAt)}. It may:{' '}
        {scopes.map((scope) => scopeInWords(scope).toLowerCase()).join(', ')}. It can’t sign, pay, or change
        who gets in.
      </Text>
      <Text>If that wasn’t you: end the token, and sign out everywhere else in your settings.</Text>
    </MailLayout>
  );
}
