import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';

/** @returns the mail that tells an owner that the assistant has declined, and why. */
export function declinedMail(words: AgreementMailData, reason: string): MailContent {
  const { title, assistant, url } = words;
  return {
    subject: `${assistant} has declined: ${title}`,
    element: (
      <MailLayout
        preview={reason}
        heading={`${assistant} has declined “${title}”`}
        action={{ label: 'Open the agreement', url }}
        footer={footerFor(words)}
      >
        <Quoted>{reason}</Quoted>
        <Text>Neither of you owes anything under it. You can write another agreement.</Text>
      </MailLayout>
    ),
  };
}
