import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { dayInWords } from '@/lib/platform/time/format';
import { footerForAssistant, type PayMailData } from '../../emails/pay-mail';
import { kindInWords, type OwedKind } from '../owed.rules';

type Extra = { readonly kind: OwedKind; readonly amount: string; readonly note: string };

/** @returns the mail that tells the assistant about a bonus, a customary extra, or a correction. */
export function extraMail(words: PayMailData, { kind, amount, note }: Extra): MailContent {
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

/** @returns the mail that tells the assistant about an advance, and how it is recovered. */
export function advanceMail(words: PayMailData, { amount, part, note }: Advance): MailContent {
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

type Recovery = {
  readonly amount: string;
  /** what is left of all advances; null: nothing */
  readonly left: string | null;
  /** the pay day it is recovered from: `2027-04-02` */
  readonly dueOn: string;
};

/** @returns the mail that tells the assistant how much of their pay goes towards an advance. */
export function recoveryMail(words: PayMailData, { amount, left, dueOn }: Recovery): MailContent {
  const { business, url, now } = words;
  const day = dayInWords(dueOn, now);
  return {
    subject: `Advance: ${amount} taken back, by ${business}`,
    element: (
      <MailLayout
        preview={left === null ? 'Nothing is left of it.' : `${left} is left of it.`}
        heading={`${amount} goes towards your advance`}
        action={{ label: 'Open the statement', url }}
        footer={footerForAssistant(words)}
      >
        <Text>{`As you were told with the advance, this is taken back out of what is due on ${day}.`}</Text>
        <Text>
          {left === null
            ? 'With that all of it is taken back: later pay is yours in full.'
            : `${left} of what you were advanced is left, and is taken back the same way.`}
        </Text>
      </MailLayout>
    ),
  };
}
