import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';

/** @returns the mail that tells an owner that the assistant has declined, and why. */
export function declinedMail(words: AgreementMailData, reason: string): MailContent {
  const { title, isAmendment, assistant, url } = words;
  const what = isAmendment ? ' the amendment' : '';
  return {
    subject: `${assistant} has declined${what}: ${title}`,
    element: (
      <MailLayout
        preview={reason}
        heading={`${assistant} has declined${what} “${title}”`}
        action={{ label: 'Open the agreement', url }}
        footer={footerFor(words)}
      >
        <Quoted>{reason}</Quoted>
        <Text>
          {isAmendment
            ? 'Nothing changes by it: what you agreed before stays as it was.'
            : 'Neither of you owes anything under it. You can write another agreement.'}
        </Text>
      </MailLayout>
    ),
  };
}
