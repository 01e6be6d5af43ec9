import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { type BriefMailData, DueLine, dueInWords, footerForStaff } from '../../emails/brief-mail';

type Question = { readonly question: string; readonly isBlocking: boolean };

/** @returns the mail that brings an assistant's question to the owner's side. */
export function questionMail(words: BriefMailData, { question, isBlocking }: Question): MailContent {
  const { title, assistant, url } = words;
  return {
    subject: `${isBlocking ? 'Blocked by a question' : 'Question'}, due ${dueInWords(words)}: ${title}`,
    element: (
      <MailLayout
        preview={question}
        heading={`${assistant} asks about “${title}”`}
        action={{ label: 'Answer', url }}
        footer={footerForStaff(words)}
      >
        <Quoted>{question}</Quoted>
        <Text>
          {isBlocking
            ? `${assistant} can’t continue without the answer.`
            : `${assistant} goes on meanwhile, where that is possible.`}
        </Text>
        <DueLine words={words} />
      </MailLayout>
    ),
  };
}
