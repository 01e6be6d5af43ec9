import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import {
  type BriefMailData,
  DueLine,
  dueInWords,
  footerForAssistant,
  opening,
} from '../../emails/brief-mail';
import type { UnmetCause } from '../criteria.rules';

type Approval = {
  readonly note: string;
  /** "USD 180.00 is owed for it, to be paid by Fri 4 Dec."; null where briefs don't have a price each */
  readonly owed: string | null;
};

/**
 * @returns the mail that tells the assistant that a delivery was approved, and what is owed for it, if that is an
 * amount.
 */
export function approvalMail(words: BriefMailData, { note, owed }: Approval): MailContent {
  const { title, business } = words;
  return {
    subject: `Approved: ${title}`,
    element: (
      <MailLayout
        preview={owed ?? (note || `${business} accepts it as delivered.`)}
        heading={`“${title}” is approved`}
        action={opening(words)}
        footer={footerForAssistant(words)}
      >
        {note ? <Quoted>{note}</Quoted> : null}
        <Text>
          {business} accepts it as delivered. The record keeps which notes, links and files that were.
        </Text>
        {owed ? <Text>{owed}</Text> : null}
      </MailLayout>
    ),
  };
}

const BRIEF_UNCLEAR = 'They say that their brief was unclear about it.';

type Unmet = readonly {
  readonly criterionId: string;
  readonly criterion: string;
  readonly reason: string;
  readonly cause: UnmetCause;
}[];

type Revision = { readonly note: string; readonly unmet: Unmet };

/** @returns the mail that sends a delivery back and names what isn't met. */
export function revisionMail(words: BriefMailData, { note, unmet }: Revision): MailContent {
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
        <UnmetQuoted unmet={unmet} />
        {note ? <Quoted>{note}</Quoted> : null}
        <DueLine words={words} />
      </MailLayout>
    ),
  };
}

/** @returns the mail that says a delivery isn't accepted, why, and what is owed all the same. */
export function refusalMail(
  words: BriefMailData,
  { note, unmet, owed }: Revision & { readonly owed: string },
): MailContent {
  const { title, business } = words;
  return {
    subject: `Not accepted: ${title}`,
    element: (
      <MailLayout
        preview={owed}
        heading={`${business} doesn’t accept “${title}”`}
        action={opening(words)}
        footer={footerForAssistant(words)}
      >
        <Text>
          Your work together has ended, so it isn’t sent back to you and nothing is asked of you. What isn’t
          met, as they see it:
        </Text>
        <UnmetQuoted unmet={unmet} />
        {note ? <Quoted>{note}</Quoted> : null}
        <Text>{owed}</Text>
      </MailLayout>
    ),
  };
}

function UnmetQuoted({ unmet }: { readonly unmet: Unmet }) {
  return unmet.map(({ criterionId, criterion, reason, cause }) => (
    <Quoted
      key={criterionId}
    >{`${criterion}\n${reason}${cause === 'brief' ? `\n${BRIEF_UNCLEAR}` : ''}`}</Quoted>
  ));
}
