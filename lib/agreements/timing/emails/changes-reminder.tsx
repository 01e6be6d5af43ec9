import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerOfReminder } from '../../emails/agreement-mail';
import type { End } from '../ending-words';

type Waiting = {
  /** since when the offer is being changed: "Tue 24 Nov, 09:00 (Chicago)" */
  readonly since: string;
  readonly until: End;
};

/**
 * @returns the mail that reminds an owner that it is up to them to propose a new version. It says since when and until
 * when.
 */
export function changesReminderMail(words: AgreementMailData, { since, until }: Waiting): MailContent {
  const { title, assistant, url } = words;
  return {
    subject: `Your new version is due ${until.day}: ${title}`,
    element: (
      <MailLayout
        preview={`${assistant} can’t sign before you propose it again.`}
        heading={`${assistant} waits for your new version of “${title}”`}
        action={{ label: 'Open the agreement', url }}
        footer={footerOfReminder(words, 'you propose it again, or withdraw it')}
      >
        <Text>
          It has been open for changes since {since}, and {assistant} can’t sign before you propose it again.
          You have until {until.inWords}; after that it expires by itself.
        </Text>
        <Text>
          What was said about it is on its page. If you would rather keep the text, propose a new version of
          the same words; if you don’t want it any more, withdraw it.
        </Text>
      </MailLayout>
    ),
  };
}
