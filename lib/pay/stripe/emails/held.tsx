import type { ReactNode } from 'react';
import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { footerForAssistant, type PayMailData } from '../../emails/pay-mail';

// A payment that waits, though it was collected: its charge is disputed, or was refunded by hand.

type HeldUp = {
  readonly amount: string;
  /** how much of the charge is disputed, as a sentence; nothing if all of it is */
  readonly part: string;
};

/** @returns the mail that tells an assistant that a payment is held up because the business's bank disputes the charge for it. */
export function heldUpMail(words: PayMailData, { amount, part }: HeldUp): MailContent {
  const { business } = words;
  return heldMail(
    words,
    `${amount} from ${business} is held up by its bank`,
    <Text>
      The bank of {business} disputes the charge that this payment was to come from, so it can’t be sent to
      you until the bank has decided.{part === '' ? '' : ` ${part}`} That can take weeks. After that{' '}
      {business} sends it, or it is owed to you again; you are told either way.
    </Text>,
  );
}

/** @returns the mail that tells an assistant that a payment isn't sent, because the charge for it was refunded by hand. */
export function heldBackMail(words: PayMailData, { amount }: { readonly amount: string }): MailContent {
  const { business } = words;
  return heldMail(
    words,
    `${amount} from ${business} is held back`,
    <Text>
      The charge that this payment was to come from was refunded to {business} before it was sent on.{' '}
      {business} has been told. After they decide, it is sent, or owed to you again and paid another time; you
      are told either way.
    </Text>,
  );
}

function heldMail(words: PayMailData, subject: string, body: ReactNode): MailContent {
  return {
    subject,
    element: (
      <MailLayout
        preview="You don’t have to do anything: it is sent later, or owed to you again."
        heading={subject}
        action={{ label: 'Open the statement', url: words.url }}
        footer={footerForAssistant(words)}
      >
        {body}
      </MailLayout>
    ),
  };
}
