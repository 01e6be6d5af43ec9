import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerOfReminder } from '../../emails/agreement-mail';
import type { Party } from '../../rules';
import type { End } from '../ending-words';

type Unsigned = {
  /** the reader's side, which hasn't signed */
  readonly party: Party;
  readonly hasOtherSigned: boolean;
  readonly until: End;
};

/** @returns the mail that reminds one side that its signature is missing. It says what is missing and until when. */
export function unsignedReminderMail(
  words: AgreementMailData,
  { party, hasOtherSigned, until }: Unsigned,
): MailContent {
  const { title, business, assistant, url } = words;
  const other = party === 'owner' ? assistant : business;
  return {
    subject: `Your signature is due ${until.day}: ${title}`,
    element: (
      <MailLayout
        preview={hasOtherSigned ? `${other} has signed.` : 'Nothing is binding until you both have signed.'}
        heading={`Your signature is missing under “${title}”`}
        action={{ label: 'Read and sign', url }}
        footer={footerOfReminder(words, 'you have signed')}
      >
        <Text>
          {hasOtherSigned ? `${other} has signed and waits for you.` : 'Neither of you has signed yet.'} It
          can be signed until {until.inWords}; after that it expires by itself.
        </Text>
        <Text>
          {party === 'assistant'
            ? 'If something in it isn’t right, ask for a change or decline: both are on the same page.'
            : 'If something in it isn’t right any more, write a new version or withdraw it: both are on the same page.'}
        </Text>
      </MailLayout>
    ),
  };
}
