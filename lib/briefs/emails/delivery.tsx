import { MailLayout, Text } from '@/lib/platform/mail';
import { type BriefLetterWords, dueInWords, footerForStaff, type Letter, Quoted } from './letter';

type Delivered = {
  readonly note: string;
  /** the first delivery is 1 */
  readonly number: number;
};

/** @returns the letter that tells the owner's side that something waits for their review. */
export function deliveryLetter(words: BriefLetterWords, { note, number }: Delivered): Letter {
  const { title, assistant, url } = words;
  return {
    subject: `${number === 1 ? 'Delivered' : 'Delivered again'}, due ${dueInWords(words)}: ${title}`,
    element: (
      <MailLayout
        preview={note.slice(0, 120) || 'It waits for your review.'}
        heading={`${assistant} delivered “${title}”`}
        action={{ label: 'Review it', url }}
        footer={footerForStaff(words)}
      >
        {note ? <Quoted>{note}</Quoted> : null}
        <Text>Approve it, or name the criterion that isn’t met.</Text>
      </MailLayout>
    ),
  };
}
