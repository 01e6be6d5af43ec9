import { MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { kindInWords, type OwedKind } from '../owed.rules';
import { footerForAssistant, type Letter, type PayLetterWords } from './letter';

type Extra = { readonly kind: OwedKind; readonly amount: string; readonly note: string };

/** @returns the letter that tells the assistant of a bonus, something customary, or a correction. */
export function extraLetter(words: PayLetterWords, { kind, amount, note }: Extra): Letter {
  const { business, url } = words;
  const what = kindInWords(kind);
  return {
    subject: `${what}: ${amount} from ${business}`,
    element: (
      <MailLayout
        preview={note}
        heading={`${what}: ${amount}`}
        action={{ label: 'Open the statement', url }}
        footer={footerForAssistant(words)}
      >
        <Quoted>{note}</Quoted>
        <Text>
          {kind === 'correction'
            ? 'It is an entry of its own; what was approved before stays as it was.'
            : 'It is owed to you from now on, and paid with the rest.'}
        </Text>
      </MailLayout>
    ),
  };
}

type Advance = { readonly amount: string; readonly part: string; readonly note: string };

/** @returns the letter that tells the assistant of an advance, and how it is taken back. */
export function advanceLetter(words: PayLetterWords, { amount, part, note }: Advance): Letter {
  const { business, url } = words;
  return {
    subject: `Advance: ${amount} from ${business}`,
    element: (
      <MailLayout
        preview={note}
        heading={`Advance: ${amount}`}
        action={{ label: 'Open the statement', url }}
        footer={footerForAssistant(words)}
      >
        <Quoted>{note}</Quoted>
        <Text>{`It is owed to you from now on, ahead of the work. Once it has been paid, at most ${part} is taken back out of each later pay day, and never more than half of what that day comes to.`}</Text>
        <Text>
          Your statement shows each part that is taken back, and what is left. If that isn’t what you agreed,
          say so there.
        </Text>
      </MailLayout>
    ),
  };
}
