import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { type Charged, refundedByHandInWords } from '../../charge-words.rules';
import { footerForPayer, type PayMailData } from '../../emails/pay-mail';

type Refunded = {
  readonly refunded: string;
  /** all of the charge */
  readonly whole: string;
  /** the card or account that it goes back to; null: not known */
  readonly charged: Charged | null;
  /** some of what the charge was for hasn't been sent on */
  readonly isPartUnsent: boolean;
};

/**
 * @returns the mail that tells an owner that whoever runs the installation refunded a charge, or a part of it, in Stripe's
 * dashboard.
 */
export function refundedByHandMail(
  words: PayMailData,
  { refunded, whole, charged, isPartUnsent }: Refunded,
): MailContent {
  const subject = `${refunded} of your charge of ${whole} was refunded`;
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
        footer={footerForPayer(words)}
      >
        <Text>{refundedByHandInWords(charged, isPartUnsent)}</Text>
      </MailLayout>
    ),
  };
}

/**
 * @returns the mail that tells an owner that what was refunded of a charge in Stripe's dashboard didn't reach them: their
 * bank didn't take it, or it was cancelled there.
 */
export function refundedByHandFailedMail(
  words: PayMailData,
  { refunded, whole, isPartUnsent }: Omit<Refunded, 'charged'>,
): MailContent {
  const subject = `${refunded} of your charge of ${whole} isn’t refunded after all`;
  return {
    subject,
    element: (
      <MailLayout
        preview="The refund failed, or was cancelled in Stripe’s dashboard."
        heading={subject}
        action={{ label: 'Open the pay run', url: words.url }}
        footer={footerForPayer(words)}
      >
        <Text>
          Your bank didn’t take the refund, or whoever runs this installation cancelled it in Stripe’s
          dashboard.{' '}
          {isPartUnsent
            ? 'What wasn’t sent on yet waits on the pay run: send it, or take it back.'
            : 'The people you paid keep what they received.'}{' '}
          If you don’t know why, ask whoever runs this installation.
        </Text>
      </MailLayout>
    ),
  };
}
