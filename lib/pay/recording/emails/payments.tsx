import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { dayInWords } from '@/lib/platform/time/format';
import { footerForAssistant, footerForOwner, type PayMailData } from '../../emails/pay-mail';
import { methodInWords, type PaymentMethod } from '../../payments/payments.rules';

type Recorded = {
  readonly amount: string;
  readonly method: PaymentMethod;
  /** `YYYY-MM-DD` */
  readonly sentOn: string;
  readonly reference: string;
  readonly note: string;
};

/** @returns the mail that tells the assistant what an owner says they sent. It never says that we moved it. */
export function recordedMail(
  words: PayMailData,
  { amount, method, sentOn, reference, note }: Recorded,
): MailContent {
  const { business, now, url } = words;
  const day = dayInWords(sentOn, now);
  return {
    subject: `${business} says it sent you ${amount}`,
    element: (
      <MailLayout
        preview="Confirm it once it has arrived."
        heading={`${business} recorded a payment of ${amount}`}
        action={{ label: 'Confirm it, or say what is missing', url }}
        footer={footerForAssistant(words)}
      >
        <Text>
          Sent on {day}. How it was sent: {methodInWords(method)}.
          {reference ? ` The reference: ${reference}.` : ''}
        </Text>
        {note ? <Quoted>{note}</Quoted> : null}
        <Text>
          Handover didn’t move this money and can’t see it. Confirm it once it has arrived; if it doesn’t, say
          so, and it stays open.
        </Text>
      </MailLayout>
    ),
  };
}

type Answered = {
  readonly outcome: 'confirmed' | 'disputed' | 'settled';
  /** before this answer */
  readonly wasConfirmed: boolean;
  readonly amount: string;
  readonly note: string;
};

/** @returns the mail that tells an owner the assistant's answer about a payment. */
export function answeredMail(words: PayMailData, answered: Answered): MailContent {
  const { note } = answered;
  const { assistant, url } = words;
  const subject = answerInWords(assistant, answered);
  const isDisputed = answered.outcome === 'disputed';
  return {
    subject,
    element: (
      <MailLayout
        preview={isDisputed ? note : 'Both of you see the same statement.'}
        heading={subject}
        action={{ label: 'Open the statement', url }}
        footer={footerForOwner(words)}
      >
        {note ? <Quoted>{note}</Quoted> : null}
        <Text>{isDisputed ? disputeInWords(assistant, answered) : 'It counts as paid from now on.'}</Text>
      </MailLayout>
    ),
  };
}

function answerInWords(assistant: string, { outcome, wasConfirmed, amount }: Answered): string {
  switch (outcome) {
    case 'confirmed':
      return `${assistant} confirmed ${amount}`;
    case 'disputed':
      return wasConfirmed
        ? `${assistant} takes back that ${amount} arrived`
        : `${assistant} hasn’t got ${amount} as you recorded it`;
    case 'settled':
      return `Settled: ${assistant} has received ${amount}`;
  }
}

function disputeInWords(assistant: string, { wasConfirmed }: Answered): string {
  const next = `Look into it together. When it arrives, ${assistant} says so; if it was never sent, take the record back, and it is owed again.`;
  return wasConfirmed ? `They had confirmed it, and it doesn’t count as paid any more. ${next}` : next;
}

/** @returns the mail that tells the assistant that a recorded payment was withdrawn. */
export function withdrawnMail(
  words: PayMailData,
  { amount, note }: { readonly amount: string; readonly note: string },
): MailContent {
  const { business, url } = words;
  return {
    subject: `${business} took back its record of ${amount}`,
    element: (
      <MailLayout
        preview="The same is owed to you again."
        heading={`${business} took back its record of ${amount}`}
        action={{ label: 'Open the statement', url }}
        footer={footerForAssistant(words)}
      >
        <Quoted>{note}</Quoted>
        <Text>What it was meant to pay is owed to you again.</Text>
      </MailLayout>
    ),
  };
}
