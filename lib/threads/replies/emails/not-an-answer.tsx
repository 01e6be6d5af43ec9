import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';

type NotAnAnswerWords = {
  /** why it couldn't be the answer, in a sentence */
  readonly why: string;
  readonly url: string;
};

/**
 * @returns the mail that tells somebody that what they wrote is a message, and not the answer to the question they got.
 */
export function notAnAnswerMail({ why, url }: NotAnAnswerWords): MailContent {
  return {
    subject: 'Posted as a message: your reply by e-mail came too late to be the answer',
    element: (
      <MailLayout
        preview={why}
        heading="What you wrote is a message in the conversation"
        action={{ label: 'Open the conversation', url }}
        footer="You get this because you answered an e-mail of ours. It is sent once."
      >
        <Text>It isn’t the answer to the question in the e-mail that you answered. {why}</Text>
        <Text>Nothing of what you wrote is lost: the other side reads it in the conversation.</Text>
      </MailLayout>
    ),
  };
}
