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
