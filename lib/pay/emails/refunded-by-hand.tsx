import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { refundedByHandInWords } from '../charge-words.rules';
import { footerForOwner, type PayMailData } from './pay-mail';

type Refunded = {
  readonly refunded: string;
  readonly charged: string;
  /** some of what the charge was for hasn't been sent on */
  readonly isPartUnsent: boolean;
};

/**
 * @returns the mail that tells an owner that whoever runs the installation refunded a charge, or a part of it, in Stripe's
 * dashboard.
 */
export function refundedByHandMail(
  words: PayMailData,
  { refunded, charged, isPartUnsent }: Refunded,
): MailContent {
  const subject = `${refunded} of your charge of ${charged} was refunded`;
  return {
    subject,
    element: (
      <MailLayout
        preview={
          isPartUnsent
            ? 'What wasn’t sent on yet isn’t sent by itself any more.'
            : 'The people you paid keep what they received.'
        }
        heading={subject}
        action={{ label: 'Open the pay run', url: words.url }}
        footer={footerForOwner(words)}
      >
        <Text>{refundedByHandInWords(isPartUnsent)}</Text>
      </MailLayout>
    ),
  };
}
