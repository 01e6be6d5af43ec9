import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { dayInWords } from '@/lib/platform/time/format';
import { footerForAssistant, type PayMailData } from '../../emails/pay-mail';

type Overdue = {
  readonly amount: string;
  /** the last day on which the first of it was to be paid: `2027-03-19` */
  readonly since: string;
};

/** @returns the mail that asks an owner about pay that wasn't sent by the agreed day. */
export function overdueMail(words: PayMailData, { amount, since }: Overdue): MailContent {
  const { assistant, business, now, url } = words;
  const day = dayInWords(since, now);
  return {
    subject: `Overdue: ${amount} to ${assistant}, since ${day}`,
    element: (
      <MailLayout
        preview={`You agreed to pay it by ${day}.`}
        heading={`${assistant} waits for ${amount}`}
        action={{ label: 'Open the statement', url }}
        footer={`You get this because ${assistant} works for ${business}. It comes again until it is paid, three times at most.`}
      >
        <Text>
          It is approved, and you agreed to pay it by {day}. Pay it now; or if you have sent it already,
          record that on the statement, so that {assistant} can say whether it has arrived.
        </Text>
        <Text>{assistant} sees it as overdue as well, and was told that you are asked.</Text>
      </MailLayout>
    ),
  };
}

/** @returns the mail that tells an assistant that their pay is late, and that the owners were asked. */
export function lateMail(words: PayMailData, { amount, since }: Overdue): MailContent {
  const { business, now, url } = words;
  const day = dayInWords(since, now);
  return {
    subject: `Late: ${amount} from ${business}, due by ${day}`,
    element: (
      <MailLayout
        preview="They have been asked about it, so you don’t have to."
        heading={`${business} hasn’t paid ${amount} yet`}
        action={{ label: 'Open the statement', url }}
        footer={footerForAssistant(words)}
      >
        <Text>
          It was to be paid by {day}, as agreed. {business} has been asked about it, and will be asked again
          until it is paid, so you don’t have to.
        </Text>
        <Text>
          If it has reached you some other way, tell them to record it. If you ever need it, your statement
          has a sealed file of everything on record between you.
        </Text>
      </MailLayout>
    ),
  };
}
