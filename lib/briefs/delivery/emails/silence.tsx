import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { formatInstant } from '@/lib/platform/time/format';
import { type BriefMailData, footerForAssistant, footerForStaff, opening } from '../../emails/brief-mail';
import type { BriefParty } from '../../rules';
import { NO_WARNING_SENT } from '../silence.rules';

type Ahead = { readonly until: Date; readonly reader: BriefParty };

/** @returns the mail that warns one side that silence will count as an approval. */
export function approvalAheadMail(words: BriefMailData, { until, reader }: Ahead): MailContent {
  const { title, business, assistant, zone, now, url } = words;
  const when = formatInstant(until, zone, now);
  if (reader === 'owner') {
    return {
      subject: `Counts as approved ${when}: ${title}`,
      element: (
        <MailLayout
          preview={`${assistant} delivered it, and it has no answer yet.`}
          heading={`“${title}” waits for your answer`}
          action={{ label: 'Look at the delivery', url }}
          footer={footerForStaff(words)}
        >
          <Text>
            {assistant} delivered it. Approve it, or name what isn’t met, until {when} your time. Without an
            answer it counts as approved then: that is what your agreement says.
          </Text>
        </MailLayout>
      ),
    };
  }
  return {
    subject: `Counts as approved ${when}: ${title}`,
    element: (
      <MailLayout
        preview={`${business} hasn’t answered yet.`}
        heading={`“${title}” will count as approved`}
        action={{ label: 'Open the brief', url }}
        footer={footerForAssistant(words)}
      >
        <Text>
          {business} hasn’t answered your delivery yet. If no answer comes, it counts as approved {when} your
          time, as you agreed. There is nothing for you to do.
        </Text>
      </MailLayout>
    ),
  };
}

type Approved = {
  readonly reader: BriefParty;
  /** what is owed for it; null: no amount */
  readonly owed: string | null;
  /** a warning was due, but an outage came in between */
  readonly wasNotWarned: boolean;
};

/**
 * @returns the mail that tells one side that silence has become an approval, and what is owed for it, if that is an
 * amount.
 */
export function approvedByAgreementMail(
  words: BriefMailData,
  { reader, owed, wasNotWarned }: Approved,
): MailContent {
  const { title, business, assistant } = words;
  return {
    subject: `Approved by the agreement: ${title}`,
    element: (
      <MailLayout
        preview={owed ?? 'It was left without an answer for the agreed days.'}
        heading={`“${title}” counts as approved`}
        action={opening(words)}
        footer={reader === 'owner' ? footerForStaff(words) : footerForAssistant(words)}
      >
        <Text>
          {reader === 'owner'
            ? `What ${assistant} delivered was left without an answer for the days that your agreement gives.`
            : `${business} left your delivery without an answer for the days that your agreement gives.`}{' '}
          So it counts as approved: by the agreement, not by a person. The record says so, and keeps which
          notes, links and files that were.
        </Text>
        {owed ? <Text>{owed}</Text> : null}
        {wasNotWarned ? <Text>{NO_WARNING_SENT}</Text> : null}
      </MailLayout>
    ),
  };
}
