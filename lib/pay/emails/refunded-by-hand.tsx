import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { footerForOwner, type PayMailData } from './pay-mail';

type Refunded = { readonly refunded: string; readonly charged: string };

/**
 * @returns the mail that tells an owner that whoever runs the installation refunded a charge, or a part of it, in Stripe's
 * dashboard.
 */
export function refundedByHandMail(words: PayMailData, { refunded, charged }: Refunded): MailContent {
  const subject = `${refunded} of your charge of ${charged} was refunded`;
  return {
    subject,
    element: (
      <MailLayout
        preview="The people you paid keep what they received."
        heading={subject}
        action={{ label: 'Open the pay run', url: words.url }}
        footer={footerForOwner(words)}
      >
        <Text>
          Whoever runs this installation refunded it in Stripe’s dashboard; nobody asked for that in Handover.
          The people you paid keep what they received, and nothing is owed again. If you don’t know why you
          got it, ask whoever runs this installation.
        </Text>
      </MailLayout>
    ),
  };
}
