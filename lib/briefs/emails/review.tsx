import { MailLayout, Quoted, Text } from '@/lib/platform/mail';
import type { UnmetCause } from '../criteria.rules';
import { type BriefLetterWords, DueLine, dueInWords, footerForAssistant, type Letter } from './letter';

/** @returns the letter that tells the assistant that a delivery was approved. */
export function approvalLetter(words: BriefLetterWords, note: string): Letter {
  const { title, business, url } = words;
  return {
    subject: `Approved: ${title}`,
    element: (
      <MailLayout
        preview={note.slice(0, 120) || `${business} accepts it as delivered.`}
        heading={`“${title}” is approved`}
        action={{ label: 'Open the brief', url }}
        footer={footerForAssistant(words)}
      >
        {note ? <Quoted>{note}</Quoted> : null}
        <Text>
          {business} accepts it as delivered. The record keeps which notes, links and files that were.
        </Text>
      </MailLayout>
    ),
  };
}

const BRIEF_UNCLEAR = 'They say that their brief was unclear about it.';

type Revision = {
  readonly note: string;
  readonly unmet: readonly {
    readonly criterionId: string;
    readonly criterion: string;
    readonly reason: string;
    readonly cause: UnmetCause;
  }[];
};

/** @returns the letter that sends a delivery back and names what isn't met. */
export function revisionLetter(words: BriefLetterWords, { note, unmet }: Revision): Letter {
  const { title, business, url } = words;
  const count =
    unmet.length === 1 ? 'One criterion isn’t met yet' : `${unmet.length} criteria aren’t met yet`;
  return {
    subject: `Sent back, due ${dueInWords(words)}: ${title}`,
    element: (
      <MailLayout
        preview={`${count}.`}
        heading={`${business} sent back “${title}”`}
        action={{ label: 'Open the brief', url }}
        footer={footerForAssistant(words)}
      >
        <Text>{count}:</Text>
        {unmet.map(({ criterionId, criterion, reason, cause }) => (
          <Quoted
            key={criterionId}
          >{`${criterion}\n${reason}${cause === 'brief' ? `\n${BRIEF_UNCLEAR}` : ''}`}</Quoted>
        ))}
        {note ? <Text style={{ whiteSpace: 'pre-wrap' }}>{note}</Text> : null}
        <DueLine words={words} />
      </MailLayout>
    ),
  };
}
