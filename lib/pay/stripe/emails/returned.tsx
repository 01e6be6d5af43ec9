import type { ReactNode } from 'react';
import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { footerForAssistant, footerForOwner, type PayMailData } from '../../emails/pay-mail';

// Money sent to somebody that was then reversed from their Stripe account by hand: in full, or a part, which is owed
// again on its own.

type CameBack = {
  /** what came back */
  readonly amount: string;
  /** out of how much sent */
  readonly sent: string;
};

/** @returns the mail that tells an owner that a payment was reversed from somebody's Stripe account. */
export function cameBackMail(words: PayMailData, { amount, sent }: CameBack): MailContent {
  return toOwner(
    words,
    amount,
    'It is waiting at Stripe, and is no longer with them.',
    <Text>
      Whoever runs this installation took {amount === sent ? 'it' : `${amount} of ${sent}`} from their account
      by hand. If you don’t know why, ask them. Take the payment back: the money then comes to you, and what
      it paid is owed again, to be paid once more or recorded as you settled it.
    </Text>,
  );
}

/** @returns the mail that tells an assistant that a payment was reversed from their Stripe account. */
export function cameBackFromYouMail(words: PayMailData, { amount, sent }: CameBack): MailContent {
  return toAssistant(
    words,
    amount,
    'It doesn’t count as paid any more.',
    <Text>
      Whoever runs this installation took {amount === sent ? 'it' : `${amount} of ${sent}`} from your account
      at Stripe. The payment doesn’t count as paid any more, and {words.business} has been told. If you don’t
      know why, ask them.
    </Text>,
  );
}

/** @returns the mail that tells an assistant that the business took a payment back from their Stripe account. */
export function reversedMail(words: PayMailData, { amount }: { readonly amount: string }): MailContent {
  return toAssistant(
    words,
    amount,
    'It doesn’t count as paid any more.',
    <Text>
      {words.business} took it back from your account at Stripe. The payment doesn’t count as paid any more.
      If you don’t know why, ask them.
    </Text>,
  );
}

/** @returns the mail that tells an owner that part of a payment was reversed from somebody's Stripe account. */
export function partCameBackMail(words: PayMailData, { amount, sent }: CameBack): MailContent {
  return toOwner(
    words,
    amount,
    `It is owed again. The rest of ${sent} stays paid.`,
    <>
      <Text>
        Whoever runs this installation took {amount} of {sent} from their account by hand. If you don’t know
        why, ask them. {amount} is owed again, to be paid once more or recorded as you settled it; the rest
        stays paid.
      </Text>
      <Text>It waits at Stripe. Get it back on the pay run.</Text>
    </>,
  );
}

/** @returns the mail that tells an assistant that part of a payment was reversed from their Stripe account. */
export function partCameBackFromYouMail(words: PayMailData, { amount, sent }: CameBack): MailContent {
  return toAssistant(
    words,
    amount,
    `It is owed to you again. The rest of ${sent} stays yours.`,
    <Text>
      Whoever runs this installation took {amount} of {sent} from your account at Stripe. {amount} is owed to
      you again, and {words.business} has been told; the rest stays yours. If you don’t know why, ask them.
    </Text>,
  );
}

function toOwner(words: PayMailData, amount: string, preview: string, body: ReactNode): MailContent {
  const subject = `${amount} that was sent to ${words.assistant} was taken back at Stripe`;
  return {
    subject,
    element: (
      <MailLayout
        preview={preview}
        heading={subject}
        action={{ label: 'Open the pay run', url: words.url }}
        footer={footerForOwner(words)}
      >
        {body}
      </MailLayout>
    ),
  };
}

function toAssistant(words: PayMailData, amount: string, preview: string, body: ReactNode): MailContent {
  const subject = `${amount} that ${words.business} sent you was taken back at Stripe`;
  return {
    subject,
    element: (
      <MailLayout
        preview={preview}
        heading={subject}
        action={{ label: 'Open the statement', url: words.url }}
        footer={footerForAssistant(words)}
      >
        {body}
      </MailLayout>
    ),
  };
}
