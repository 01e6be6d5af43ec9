import { MailLayout, Text } from '@/lib/platform/mail';
import { formatStamp } from '@/lib/platform/time/format';

type SignInWords = { readonly url: string; readonly expiresAt: Date };

/**
 * @returns the subject: what it is and until when, on a clock that names its zone, since we may not know the reader's.
 */
export function signInSubject({ expiresAt }: Pick<SignInWords, 'expiresAt'>): string {
  return `Sign in to Handover, until ${formatStamp(expiresAt)}`;
}

/** The mail with a sign-in link. */
export function SignInMail({ url, expiresAt }: SignInWords) {
  return (
    <MailLayout
      preview="The link works once, within 15 minutes."
      heading="Your link to sign in"
      action={{ label: 'Open the sign-in page', url }}
      footer="You get this because somebody typed your address on the sign-in page. If that wasn’t you, there is nothing to do: without this link nobody gets in."
    >
      <Text>
        It works once, until {formatStamp(expiresAt)}. The page it opens has a button that signs you in;
        opening the page alone does not.
      </Text>
    </MailLayout>
  );
}
