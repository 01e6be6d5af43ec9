import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';

/** @returns the mail that tells the assistant that the offer is withdrawn. */
export function withdrawnMail(words: AgreementMailData): MailContent {
  const { title, isAmendment, business, url } = words;
  const what = isAmendment ? ' the amendment' : '';
  return {
    subject: `${business} has withdrawn${what}: ${title}`,
    element: (
      <MailLayout
        preview="There is nothing left to sign."
        heading={`${business} has withdrawn${what} “${title}”`}
        action={{ label: 'Open the agreement', url }}
        footer={footerFor(words)}
      >
        <Text>
          {isAmendment
            ? 'There is nothing left to sign. What you agreed before stays as it was.'
            : 'There is nothing left to sign, and neither of you owes anything under it.'}
        </Text>
        <Text>If you don’t know why, ask in the conversation on its page.</Text>
      </MailLayout>
    ),
  };
}
