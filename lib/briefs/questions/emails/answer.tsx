import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { type BriefMailData, DueLine, dueInWords, footerForAssistant } from '../../emails/brief-mail';
import { waitingInWords } from '../pausing.rules';

type Answered = {
  readonly question: string;
  readonly answer: string;
  readonly by: string;
  /** for how many minutes the work stood still; null when it didn’t, or still does */
  readonly waited: number | null;
};

/** @returns the mail that brings the answer to the assistant. */
export function answerMail(words: BriefMailData, { question, answer, by, waited }: Answered): MailContent {
  const { title, url } = words;
  return {
    subject: `Answered, due ${dueInWords(words)}: ${title}`,
    element: (
      <MailLayout
        preview={answer}
        heading={`${by} answered your question on “${title}”`}
        action={{ label: 'Open the brief', url }}
        footer={footerForAssistant(words)}
      >
        <Quoted>{question}</Quoted>
        <Quoted>{answer}</Quoted>
        {waited === null ? null : (
          <Text>
            The work waited {waitingInWords(waited)} for this, so the deadline moved by the same time.
          </Text>
        )}
        <DueLine words={words} />
      </MailLayout>
    ),
  };
}
