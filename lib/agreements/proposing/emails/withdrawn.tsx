import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';

/** @returns the mail that tells the assistant that the offer is withdrawn. */
export function withdrawnMail(words: AgreementMailData): MailContent {
  const { title, business, url } = words;
  return {
    subject: `${business} has withdrawn: ${title}`,
    element: (
      <MailLayout
        preview="There is nothing left to sign."
        heading={`${business} has withdrawn “${title}”`}
        action={{ label: 'Open the agreement', url }}
        footer={footerFor(words)}
      >
        <Text>There is nothing left to sign, and neither of you owes anything under it.</Text>
        <Text>If you don’t know why, ask in the conversation on its page.</Text>
      </MailLayout>
    ),
  };
}
