import { MailLayout, Text } from '@/lib/platform/mail';
import { type Hold, holdInWords } from '../rules';

type HeldWords = {
  readonly heading: string;
  readonly url: string;
  readonly footer: string;
  /** what the reader may be told stands in the way */
  readonly holds: readonly Hold[];
  readonly next: string;
};

/** @returns the letter that says that the day of a deletion has come and something stands in the way. */
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
