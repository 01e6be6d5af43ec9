import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';

type LeftOutWords = {
  /** what was wrong with each file that wasn't kept */
  readonly problems: readonly string[];
  readonly url: string;
};

/** @returns the mail that tells somebody which files of their reply aren't with the message. */
export function leftOutMail({ problems, url }: LeftOutWords): MailContent {
  return {
    subject: `Posted without ${problems.length === 1 ? 'a file' : `${problems.length} files`}: your answer by e-mail`,
    element: (
      <MailLayout
        preview={problems.join(' ')}
        heading="Your answer was posted, but not all of its files"
        action={{ label: 'Open the conversation', url }}
        footer="You get this because you answered an e-mail of ours. It is sent once."
      >
        {problems.map((problem) => (
          <Text key={problem}>{problem}</Text>
        ))}
      </MailLayout>
    ),
  };
}
