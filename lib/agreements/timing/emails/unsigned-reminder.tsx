import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerOfReminder } from '../../emails/agreement-mail';
import type { Party } from '../../rules';
import type { End } from '../ending-words';

type Unsigned = {
  /** the reader's side, which hasn't signed */
  readonly party: Party;
  readonly hasOtherSigned: boolean;
  /** it is a file that both signed elsewhere: the reader's side is asked to confirm it */
  readonly isImported: boolean;
  readonly until: End;
};

/** @returns the mail that reminds one side that its signature is missing. It says what is missing and until when. */
export function unsignedReminderMail(
  words: AgreementMailData,
  { party, hasOtherSigned, isImported, until }: Unsigned,
): MailContent {
  if (isImported) return unconfirmedReminderMail(words, until);
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

/** Only the assistant is asked: importing it was the business's own confirmation. */
function unconfirmedReminderMail(words: AgreementMailData, until: End): MailContent {
  const { title, business, url } = words;
  return {
    subject: `Your confirmation is due ${until.day}: ${title}`,
    element: (
      <MailLayout
        preview={`${business} has confirmed it.`}
        heading={`Is “${title}” what you signed?`}
        action={{ label: 'Read and confirm', url }}
        footer={footerOfReminder(words, 'you have confirmed it')}
      >
        <Text>
          {business} has confirmed that this is what you both signed elsewhere, and waits for you. You can
          confirm it until {until.inWords}; after that it expires here by itself, and what you signed
          elsewhere stays as it was.
        </Text>
        <Text>If something in it isn’t right, ask for a change or decline: both are on the same page.</Text>
      </MailLayout>
    ),
  };
}
