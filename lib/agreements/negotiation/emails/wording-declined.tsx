import { addresses } from '@/lib/platform/addresses/addresses';
import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';
import type { WordingFacts } from './wording-proposed';

/** @returns the mail that tells the assistant that their wording was declined, and why. */
export function wordingDeclinedMail(
  words: AgreementMailData,
  { clauseKey, heading, reason }: WordingFacts,
): MailContent {
  const { title, business, url } = words;
  return {
    subject: `${business} keeps the wording of “${heading}”: ${title}`,
    element: (
      <MailLayout
        preview={reason}
        heading={`${business} didn’t take your wording for “${heading}”`}
        action={{ label: 'Open the clause', url: addresses.clause(url, clauseKey) }}
        footer={footerFor(words)}
      >
        <Quoted>{reason}</Quoted>
        <Text>
          The clause stays as it reads. You can propose something else, write a comment, or sign the text as
          it is.
        </Text>
      </MailLayout>
    ),
  };
}
