import { addresses } from '@/lib/platform/addresses/addresses';
import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';

/** A clause with proposed wording, or with wording declined and why. */
export type WordingFacts = { readonly clauseKey: string; readonly heading: string; readonly reason: string };

/** @returns the mail that tells an owner how the assistant would like a clause to read. */
export function wordingProposedMail(
  words: AgreementMailData,
  { clauseKey, heading, reason }: WordingFacts,
): MailContent {
  const { title, assistant, url } = words;
  return {
    subject: `${assistant} proposes other wording for “${heading}”: ${title}`,
    element: (
      <MailLayout
        preview={reason}
        heading={`${assistant} proposes other wording for “${heading}”`}
        action={{ label: 'See what would change', url: addresses.clause(url, clauseKey) }}
        footer={footerFor(words)}
      >
        <Quoted>{reason}</Quoted>
        <Text>
          The page shows word by word what would change. You can take it into the next version, or decline it
          with a word why. The text that was proposed stays as it is in the record.
        </Text>
      </MailLayout>
    ),
  };
}
