import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { formatInstant } from '@/lib/platform/time/format';
import { type BriefMailData, footerForStaff } from './brief-mail';

type Waiting = { readonly deliveredAt: Date; readonly days: number };

/** @returns the mail that reminds the owner's side of a delivery without an answer. */
export function deliveryWaitingMail(words: BriefMailData, { deliveredAt, days }: Waiting): MailContent {
  const { title, assistant, zone, now, url } = words;
  const when = formatInstant(deliveredAt, zone, now);
  return {
    subject: `Waiting for your answer since ${when}: ${title}`,
    element: (
      <MailLayout
        preview={`${assistant} delivered it ${days === 1 ? 'a day' : `${days} days`} ago.`}
        heading={`“${title}” waits for your answer`}
        action={{ label: 'Look at the delivery', url }}
        footer={footerForStaff(words)}
      >
        <Text>
          {assistant} delivered it {when} your time and can’t go on until you have answered. Approve it, or
          name the criterion that isn’t met.
        </Text>
      </MailLayout>
    ),
  };
}
