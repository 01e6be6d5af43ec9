import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { type BriefMailData, dueInWords, footerForStaff } from '../../emails/brief-mail';

/** @returns the mail that tells the owner's side that the assistant has declined, and why. */
export function declineMail(words: BriefMailData, reason: string): MailContent {
  const { title, assistant, url } = words;
  return {
    subject: `Declined, was due ${dueInWords(words)}: ${title}`,
    element: (
      <MailLayout
        preview={reason}
        heading={`${assistant} declined “${title}”`}
        action={{ label: 'Open the brief', url }}
        footer={footerForStaff(words)}
      >
        <Quoted>{reason}</Quoted>
        <Text>Nothing is owed for it. You can write a new brief that takes the reason into account.</Text>
      </MailLayout>
    ),
  };
}
