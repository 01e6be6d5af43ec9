import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';
import { whatHoldsWithout } from '../../fallen-through.rules';

/**
 * @param offer `isImported`: it was a file that both had signed elsewhere, to be confirmed here
 * @returns the mail that tells the assistant that the offer is withdrawn.
 */
export function withdrawnMail(
  words: AgreementMailData,
  { isImported }: { readonly isImported: boolean },
): MailContent {
  const { title, isAmendment, business, url } = words;
  const what = isAmendment ? ' the amendment' : '';
  const nothingLeft = `There is nothing left to ${isImported ? 'confirm' : 'sign'}.`;
  return {
    subject: `${business} has withdrawn${what}: ${title}`,
    element: (
      <MailLayout
        preview={nothingLeft}
        heading={`${business} has withdrawn${what} “${title}”`}
        action={{ label: 'Open the agreement', url }}
        footer={footerFor(words)}
      >
        <Text>
          {nothingLeft} {whatHoldsWithout({ isAmendment, isImported })}
        </Text>
        <Text>If you don’t know why, ask in the conversation on its page.</Text>
      </MailLayout>
    ),
  };
}
