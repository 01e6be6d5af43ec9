import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';
import type { End } from '../../timing/ending-words';

type Wish = {
  readonly reason: string;
  /** until when a new version can be proposed */
  readonly until: End;
};

/**
 * @returns the mail that tells an owner what the assistant would like changed, and until when they can propose again.
 */
export function changesRequestedMail(words: AgreementMailData, { reason, until }: Wish): MailContent {
  const { title, assistant, url } = words;
  return {
    subject: `${assistant} asks for changes: ${title}`,
    element: (
      <MailLayout
        preview={reason}
        heading={`${assistant} asks for changes to “${title}”`}
        action={{ label: 'Open the agreement', url }}
        footer={footerFor(words)}
      >
        <Quoted>{reason}</Quoted>
        <Text>
          Write a new version and propose it again by {until.inWords}, or talk it over on the agreement’s
          page; after that the offer expires by itself. The text that was proposed stays as it is in the
          record.
        </Text>
      </MailLayout>
    ),
  };
}
