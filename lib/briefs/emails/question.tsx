import { type Letter, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { type BriefLetterWords, DueLine, dueInWords, footerForStaff } from './letter';

type Question = { readonly question: string; readonly isBlocking: boolean };

/** @returns the mail that brings an assistant's question to the owner's side. */
export function questionLetter(words: BriefLetterWords, { question, isBlocking }: Question): Letter {
  const { title, assistant, url } = words;
  return {
    subject: `${isBlocking ? 'Blocked by a question' : 'Question'}, due ${dueInWords(words)}: ${title}`,
    element: (
      <MailLayout
        preview={question.slice(0, 120)}
        heading={`${assistant} asks about “${title}”`}
        action={{ label: 'Answer', url }}
        footer={footerForStaff(words)}
      >
        <Quoted>{question}</Quoted>
        <Text>
          {isBlocking
            ? `${assistant} can’t go on without the answer.`
            : `${assistant} goes on meanwhile, where that is possible.`}
        </Text>
        <DueLine words={words} />
      </MailLayout>
    ),
  };
}
