import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';

type LeftOutWords = {
  /** what was wrong with each file that wasn't kept */
  readonly troubles: readonly string[];
  readonly url: string;
};

/** @returns the mail that tells somebody which files of their reply aren't with the message. */
export function leftOutMail({ troubles, url }: LeftOutWords): MailContent {
  return {
    subject: `Posted without ${troubles.length === 1 ? 'a file' : `${troubles.length} files`}: your answer by mail`,
    element: (
      <MailLayout
        preview={troubles.join(' ')}
        heading="Your answer was posted, but not all of its files"
        action={{ label: 'Open the conversation', url }}
        footer="You get this because you answered a mail of ours. It is sent once."
      >
        {troubles.map((trouble) => (
          <Text key={trouble}>{trouble}</Text>
        ))}
      </MailLayout>
    ),
  };
}
