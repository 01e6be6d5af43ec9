import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { type BriefMailData, footerForAssistant } from '../../emails/brief-mail';

/** @returns the mail that withdraws a brief the assistant hadn't accepted yet. */
export function withdrawalMail(words: BriefMailData): MailContent {
  const { title, business, url } = words;
  return {
    subject: `Withdrawn: ${title}`,
    element: (
      <MailLayout
        preview="There is nothing left for you to do."
        heading={`${business} withdrew “${title}”`}
        action={{ label: 'Open the brief', url }}
        footer={footerForAssistant(words)}
      >
        <Text>You hadn’t accepted it yet, so there is nothing left for you to do.</Text>
      </MailLayout>
    ),
  };
}

type Cancelled = {
  readonly reason: string;
  /** what is owed for work begun */
  readonly owed: string;
};

/** @returns the mail that cancels accepted work, with the reason and what is owed. */
export function cancellationMail(words: BriefMailData, { reason, owed }: Cancelled): MailContent {
  const { title, business, url } = words;
  return {
    subject: `Cancelled: ${title}`,
    element: (
      <MailLayout
        preview={reason}
        heading={`${business} cancelled “${title}”`}
        action={{ label: 'Open the brief', url }}
        footer={footerForAssistant(words)}
      >
        <Quoted>{reason}</Quoted>
        <Text>Stop working on it. {owed}</Text>
      </MailLayout>
    ),
  };
}
