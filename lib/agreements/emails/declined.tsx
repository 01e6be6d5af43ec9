import { type Letter, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { type AgreementLetterWords, footerFor } from './letter';

/** @returns the mail that tells an owner that the assistant has declined, and why. */
export function declinedLetter(words: AgreementLetterWords, reason: string): Letter {
  const { title, assistant, url } = words;
  return {
    subject: `${assistant} has declined: ${title}`,
    element: (
      <MailLayout
        preview={reason.slice(0, 120)}
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
