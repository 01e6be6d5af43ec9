import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { formatInstant } from '@/lib/platform/time/format';
import { type BriefMailData, footerForStaff } from '../../emails/brief-mail';

type Waiting = { readonly deliveredAt: Date };

/** @returns the mail that reminds the owner's side of a delivery without an answer. */
export function deliveryWaitingMail(words: BriefMailData, { deliveredAt }: Waiting): MailContent {
  const { title, assistant, zone, now, url } = words;
  const when = formatInstant(deliveredAt, zone, now);
  return {
    subject: `Waiting for your answer since ${when}: ${title}`,
    element: (
      <MailLayout
        preview={`${assistant} can’t go on until you have answered.`}
        heading={`“${title}” waits for your answer`}
        action={{ label: 'Look at the delivery', url }}
        footer={footerForStaff(words)}
      >
        <Text>
          {assistant} delivered it {when} your time. Approve it, or name the criterion that isn’t met.
        </Text>
      </MailLayout>
    ),
  };
}
