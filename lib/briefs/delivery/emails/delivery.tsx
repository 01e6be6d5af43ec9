import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { formatInstant } from '@/lib/platform/time/format';
import { type BriefMailData, dueInWords, footerForStaff } from '../../emails/brief-mail';

type Delivered = {
  readonly note: string;
  /** the first delivery is 1 */
  readonly number: number;
  /** from when it counts as approved without an answer; null: never */
  readonly until: Date | null;
};

/** @returns the mail that tells the owner's side that something waits for their review. */
export function deliveryMail(words: BriefMailData, { note, number, until }: Delivered): MailContent {
  const { title, assistant, url, zone, now } = words;
  const silence =
    until && `Without an answer it counts as approved ${formatInstant(until, zone, now)} your time`;
  return {
    subject: `${number === 1 ? 'Delivered' : 'Delivered again'}, due ${dueInWords(words)}: ${title}`,
    element: (
      <MailLayout
        preview={note || silence || 'It waits for your review.'}
        heading={`${assistant} delivered “${title}”`}
        action={{ label: 'Review it', url }}
        footer={footerForStaff(words)}
      >
        {note ? <Quoted>{note}</Quoted> : null}
        <Text>Approve it, or name the criterion that isn’t met.</Text>
        {silence ? <Text>{silence}: that is what your agreement says.</Text> : null}
      </MailLayout>
    ),
  };
}
