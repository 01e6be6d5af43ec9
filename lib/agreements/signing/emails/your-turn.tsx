import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';
import type { End } from '../../timing/ending-words';

type Signed = {
  readonly signedBy: string;
  /** until when the reader can sign */
  readonly until: End;
};

/** @returns the mail that tells one side that the other has signed. */
export function yourTurnMail(words: AgreementMailData, { signedBy, until }: Signed): MailContent {
  const { title, isAmendment, url } = words;
  return {
    subject: `${signedBy} has signed, your turn by ${until.day}: ${title}`,
    element: (
      <MailLayout
        preview="It takes effect as soon as you have signed the same text."
        heading={`${signedBy} has signed “${title}”`}
        action={{ label: 'Read and sign', url }}
        footer={footerFor(words)}
      >
        <Text>
          It takes effect as soon as you have signed the same text; until then{' '}
          {isAmendment ? 'the agreement you have stays as it is.' : 'nothing is owed.'} That can be done until{' '}
          {until.inWords}; after that it expires by itself.
        </Text>
        <Text>
          The text is frozen. If something in it isn’t right, it can still be changed: the signature is then
          void, and you both sign the new version.
        </Text>
      </MailLayout>
    ),
  };
}
