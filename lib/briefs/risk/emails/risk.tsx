import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { type BriefMailData, DueLine, dueInWords, footerForStaff } from '../../emails/brief-mail';

/** @returns the mail that tells the owner's side early that a deadline or an outcome is at risk. */
export function riskMail(words: BriefMailData, reason: string): MailContent {
  const { title, assistant, url } = words;
  return {
    subject: `At risk, due ${dueInWords(words)}: ${title}`,
    element: (
      <MailLayout
        preview={reason}
        heading={`${assistant} says that “${title}” is at risk`}
        action={{ label: 'Open the brief', url }}
        footer={footerForStaff(words)}
      >
        <Quoted>{reason}</Quoted>
        <DueLine words={words} />
        <Text>You are told early so that you can still do something about it.</Text>
      </MailLayout>
    ),
  };
}
