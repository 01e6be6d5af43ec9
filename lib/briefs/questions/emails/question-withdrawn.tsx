import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { type BriefMailData, DueLine, dueInWords, footerForStaff } from '../../emails/brief-mail';

type Withdrawn = {
  readonly question: string;
  /** whether work that had stood still for it goes on */
  readonly goesOn: boolean;
};

/** @returns the mail that tells the owner's side that a question no longer needs an answer. */
export function questionWithdrawnMail(words: BriefMailData, { question, goesOn }: Withdrawn): MailContent {
  const { title, assistant, url } = words;
  return {
    subject: `No answer needed any more, due ${dueInWords(words)}: ${title}`,
    element: (
      <MailLayout
        preview={question}
        heading={`${assistant} took back a question on “${title}”`}
        action={{ label: 'Open the brief', url }}
        footer={footerForStaff(words)}
      >
        <Quoted>{question}</Quoted>
        <Text>
          It needs no answer.
          {goesOn ? ' The work goes on, and its deadline moved by as long as it was stopped.' : ''}
        </Text>
        <DueLine words={words} />
      </MailLayout>
    ),
  };
}
