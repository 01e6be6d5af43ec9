import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';

/** @returns the mail that tells an owner what the assistant would like changed in the agreement in force. */
export function amendmentRequestedMail(words: AgreementMailData, reason: string): MailContent {
  const { title, assistant, url } = words;
  return {
    subject: `${assistant} asks to amend: ${title}`,
    element: (
      <MailLayout
        preview={reason}
        heading={`${assistant} asks to amend “${title}”`}
        action={{ label: 'Open the agreement', url }}
        footer={footerFor(words)}
      >
        <Quoted>{reason}</Quoted>
        <Text>
          If you agree, amend it on its page: you write what changes, and it counts once you both have signed.
          Until then the agreement stays as it is.
        </Text>
      </MailLayout>
    ),
  };
}
