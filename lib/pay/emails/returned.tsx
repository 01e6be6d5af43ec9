import { type Letter, MailLayout, Text } from '@/lib/platform/mail';
import { footerForAssistant, footerForOwner, type PayLetterWords } from './letter';

type Part = {
  /** what came back */
  readonly amount: string;
  /** of how much that was sent */
  readonly sent: string;
};

/** @returns the letter that tells an owner that a part of what was sent to somebody was taken from their account at Stripe again. */
export function partCameBackLetter(words: PayLetterWords, { amount, sent }: Part): Letter {
  const subject = `${amount} that was sent to ${words.assistant} was taken back at Stripe`;
  return {
    subject,
    element: (
      <MailLayout
        preview={`It is owed again. The rest of ${sent} stays paid.`}
        heading={subject}
        action={{ label: 'Open the pay run', url: words.url }}
        footer={footerForOwner(words)}
      >
        <Text>
          Whoever runs this installation took {amount} of {sent} from their account by hand. If you don’t know
          why, ask them. {amount} is owed again, to be paid once more or recorded as you settled it; the rest
          stays paid.
        </Text>
        <Text>It waits at Stripe. Have it given back to you on the pay run.</Text>
      </MailLayout>
    ),
  };
}

/** @returns the letter that tells an assistant that a part of what was sent to them was taken from their account at Stripe again. */
export function partCameBackFromYouLetter(words: PayLetterWords, { amount, sent }: Part): Letter {
  const { business, url } = words;
  const subject = `${amount} that ${business} sent you was taken back at Stripe`;
  return {
    subject,
    element: (
      <MailLayout
        preview={`It is owed to you again. The rest of ${sent} stays yours.`}
        heading={subject}
        action={{ label: 'Open the statement', url }}
        footer={footerForAssistant(words)}
      >
        <Text>
          Whoever runs this installation took {amount} of {sent} from your account at Stripe. {amount} is owed
          to you again, and {business} has been told; the rest stays yours. If you don’t know why, ask them.
        </Text>
      </MailLayout>
    ),
  };
}
