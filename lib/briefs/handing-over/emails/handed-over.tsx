import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { type BriefMailData, DueLine, dueInWords, footerForAssistant } from '../../emails/brief-mail';

/** @returns the mail that hands a brief to the assistant. */
export function handedOverMail(words: BriefMailData, outcome: string): MailContent {
  const { title, business, url } = words;
  return {
    subject: `New brief, due ${dueInWords(words)}: ${title}`,
    element: (
      <MailLayout
        preview={`From ${business}. Accept it, or ask first.`}
        heading={`${business} hands you “${title}”`}
        action={{ label: 'Read the brief', url }}
        footer={footerForAssistant(words)}
      >
        <DueLine words={words} />
        {outcome ? <Text>What is different when it is done:</Text> : null}
        {outcome ? <Quoted>{outcome}</Quoted> : null}
        <Text>
          Accept it when you know what is wanted, or ask first. From then on the work is yours: its terms
          can’t be changed without you.
        </Text>
      </MailLayout>
    ),
  };
}
