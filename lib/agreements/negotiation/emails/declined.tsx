import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';
import { whatHoldsWithout } from '../../fallen-through.rules';

type Declined = {
  readonly reason: string;
  /** it was a file that both had signed elsewhere, to be confirmed here */
  readonly isImported: boolean;
};

/** @returns the mail that tells an owner that the assistant has declined, and why. */
export function declinedMail(words: AgreementMailData, { reason, isImported }: Declined): MailContent {
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
          {whatHoldsWithout({ isAmendment, isImported })}
          {isAmendment ? '' : ' You can write another agreement.'}
        </Text>
      </MailLayout>
    ),
  };
}
