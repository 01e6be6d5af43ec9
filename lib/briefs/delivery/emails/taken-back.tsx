import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { type BriefMailData, DueLine, dueInWords, footerForStaff } from '../../emails/brief-mail';

/** @returns the mail that tells the owner's side that what they were to review isn't there to be reviewed any more. */
export function deliveryTakenBackMail(words: BriefMailData): MailContent {
  const { title, assistant, url } = words;
  return {
    subject: `Nothing to review for now, due ${dueInWords(words)}: ${title}`,
    element: (
      <MailLayout
        preview={`${assistant} keeps working on it, and will deliver it again.`}
        heading={`${assistant} took back what they delivered for “${title}”`}
        action={{ label: 'Open the brief', url }}
        footer={footerForStaff(words)}
      >
        <Text>It isn’t ready after all. {assistant} keeps working on it, and will deliver it again.</Text>
        <DueLine words={words} />
      </MailLayout>
    ),
  };
}
