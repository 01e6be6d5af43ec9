import { MailLayout } from '@/lib/platform/mail';
import {
  type BriefLetterWords,
  DueLine,
  dueInWords,
  footerForAssistant,
  type Letter,
  Quoted,
} from './letter';

type Answered = { readonly question: string; readonly answer: string; readonly by: string };

/** @returns the letter that brings the answer back to the assistant. */
export function answerLetter(words: BriefLetterWords, { question, answer, by }: Answered): Letter {
  const { title, url } = words;
  return {
    subject: `Answered, due ${dueInWords(words)}: ${title}`,
    element: (
      <MailLayout
        preview={answer.slice(0, 120)}
        heading={`${by} answered your question on “${title}”`}
        action={{ label: 'Open the brief', url }}
        footer={footerForAssistant(words)}
      >
        <Quoted>{question}</Quoted>
        <Quoted>{answer}</Quoted>
        <DueLine words={words} />
      </MailLayout>
    ),
  };
}
