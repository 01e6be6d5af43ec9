import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { dayInWords } from '@/lib/platform/time/format';
import { footerForAssistant, footerForOwner, type PayMailData } from '../../emails/pay-mail';

type Expense = { readonly amount: string; readonly what: string; readonly spentOn: string };

/** @returns the mail that asks an owner to answer an expense. */
export function expenseMail(words: PayMailData, { amount, what, spentOn }: Expense): MailContent {
  const { assistant, now, url } = words;
  return {
    subject: `To approve: ${amount} that ${assistant} spent`,
    element: (
      <MailLayout
        preview={what}
        heading={`${assistant} spent ${amount}`}
        action={{ label: 'See the receipt', url }}
        footer={footerForOwner(words)}
      >
        <Quoted>{what}</Quoted>
        <Text>
          Spent on {dayInWords(spentOn, now)}; the receipt is with it. Approve it, or decline it with a
          reason.
        </Text>
      </MailLayout>
    ),
  };
}

type Answered = {
  readonly outcome: 'approved' | 'declined';
  readonly amount: string;
  readonly what: string;
  readonly note: string;
};

/** @returns the mail that tells the assistant the answer to an expense. */
export function expenseAnsweredMail(
  words: PayMailData,
  { outcome, amount, what, note }: Answered,
): MailContent {
  const { business, url } = words;
  const isApproved = outcome === 'approved';
  return {
    subject: `${business} ${isApproved ? 'approved' : 'declined'} your expense of ${amount}`,
    element: (
      <MailLayout
        preview={isApproved ? 'It is owed to you from now on.' : note}
        heading={`${business} ${isApproved ? 'approved' : 'declined'} ${amount}`}
        action={{ label: 'Open the statement', url }}
        footer={footerForAssistant(words)}
      >
        <Text>It was for: {what}</Text>
        {note ? <Quoted>{note}</Quoted> : null}
        {isApproved ? <Text>It is owed to you from now on, and paid with the rest.</Text> : null}
      </MailLayout>
    ),
  };
}
