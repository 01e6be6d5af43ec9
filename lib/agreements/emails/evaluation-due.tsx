import { MailLayout, Text } from '@/lib/platform/mail';
import { type AgreementLetterWords, footerFor, type Letter } from './letter';

/** @returns the letter that reminds the owners of an evaluation that they agreed on. */
export function evaluationDueLetter(words: AgreementLetterWords, when: string): Letter {
  const { title, assistant, url } = words;
  return {
    subject: `Evaluation due ${when}: ${assistant}`,
    element: (
      <MailLayout
        preview={`“${title}” says how often the two of you evaluate.`}
        heading={`Your evaluation with ${assistant} is due ${when}`}
        action={{ label: 'What you agreed', url }}
        footer={footerFor(words)}
      >
        <Text>
          “{title}” says how often you look back together, and on what. Find a time with {assistant} before
          then: what went well, what didn’t, what you both change.
        </Text>
      </MailLayout>
    ),
  };
}
