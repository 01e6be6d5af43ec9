import { MailLayout, Text } from '@/lib/platform/mail';
import { type Hold, holdInWords } from '../rules';

type HeldWords = {
  readonly heading: string;
  readonly url: string;
  readonly footer: string;
  /** what prevents it, as far as the reader may know */
  readonly holds: readonly Hold[];
  readonly next: string;
};

/** @returns the mail that says that the day of a deletion has come and something prevents it. */
export function notDeleted({ heading, url, footer, holds, next }: HeldWords) {
  return {
    subject: `${heading}: something stands in the way`,
    element: (
      <MailLayout
        preview="Nothing was deleted."
        heading={heading}
        action={{ label: 'Go to Handover', url }}
        footer={footer}
      >
        <Text>Its day has come, and something has come to stand in the way. Nothing was deleted.</Text>
        {holds.map((each) => (
          <Text key={holdInWords(each)}>{holdInWords(each)}</Text>
        ))}
        <Text>{next}</Text>
      </MailLayout>
    ),
  };
}
