import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { capitalised } from '@/lib/platform/text/capitalised';
import { type Charged, chargedInWords } from '../../charge-words.rules';
import { footerForPayer } from '../../emails/pay-mail';
import { GONE_BECAUSE } from '../methods/methods.rules';

type MethodGoneWords = {
  readonly business: string;
  readonly method: Charged;
  /** the page on which another is set up */
  readonly url: string;
};

/** @returns the mail that tells an owner that what their business pays with can't be charged any more. */
export function methodGoneMail({ business, method, url }: MethodGoneWords): MailContent {
  const subject = `${capitalised(chargedInWords(method))} can’t be charged any more`;
  return {
    subject,
    element: (
      <MailLayout
        preview={`${business} can’t pay through Stripe until something is set up again.`}
        heading={subject}
        action={{ label: 'Open “How you pay”', url }}
        footer={footerForPayer({ business })}
      >
        <Text>
          {capitalised(GONE_BECAUSE)}. So it was taken out of use, and {business} can’t pay through Stripe
          until you set it up again, or another.
        </Text>
      </MailLayout>
    ),
  };
}
