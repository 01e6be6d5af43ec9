import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { CHARGE_DISPUTED } from '../../charge-words.rules';
import { footerForAssistant, footerForOwner, footerForPayer, type PayMailData } from '../../emails/pay-mail';
import type { MovedRail } from '../../rails/choosing.rules';

/** By Connect money goes to a Stripe account first; by Global Payouts straight to a bank. */
type Railed = { readonly rail: MovedRail };

type Sent = Railed & {
  readonly amount: string;
  /** what was owed, and what Stripe took of it, if the assistant bears that */
  readonly borne: { readonly owed: string; readonly fee: string } | null;
};

/**
 * @returns the mail that tells an assistant that money has left for them through Stripe. It never says that it is in
 * their bank.
 */
export function sentMail(words: PayMailData, { amount, borne, rail }: Sent): MailContent {
  const { business, url } = words;
  const subject = `${business} sent you ${amount}`;
  const isToAccount = rail === 'stripe_connect';
  return {
    subject,
    element: (
      <MailLayout
        preview={
          isToAccount
            ? 'It is in your account at Stripe, on its way to your bank.'
            : 'It is on its way to your bank.'
        }
        heading={subject}
        action={{ label: 'Open the statement', url }}
        footer={footerForAssistant(words)}
      >
        <Text>
          {isToAccount
            ? 'It is in your account at Stripe. From there it goes to your bank, which usually takes a few days; the statement says when it is there.'
            : 'It is on its way to your bank, which usually takes a few days. Stripe doesn’t say when it is there: look at your account.'}
        </Text>
        {borne ? (
          <Text>
            It pays the {borne.owed} that you were owed: {borne.fee} of that is what Stripe takes, which you
            bear as agreed.
          </Text>
        ) : null}
      </MailLayout>
    ),
  };
}

/** @returns the mail that tells an assistant that a payment went back to the business: the same is owed again. */
export function paidBackMail(words: PayMailData, { amount }: { readonly amount: string }): MailContent {
  const { business, url } = words;
  const subject = `A payment of ${amount} went back to ${business}`;
  return {
    subject,
    element: (
      <MailLayout
        preview="The same is owed to you again."
        heading={subject}
        action={{ label: 'Open the statement', url }}
        footer={footerForAssistant(words)}
      >
        <Text>What it paid is owed to you again. If you don’t know why, ask them.</Text>
      </MailLayout>
    ),
  };
}

type Stopped = { readonly amount: string; readonly said: string };

/** @returns the mail that tells an owner that a pay run's charge waits for them. */
export function stoppedMail(words: PayMailData, { amount, said }: Stopped): MailContent {
  const subject = `${amount} couldn’t be collected for your pay run`;
  return {
    subject,
    element: (
      <MailLayout
        preview="Nobody has been paid by it yet."
        heading={subject}
        action={{ label: 'Open the pay run', url: words.url }}
        footer={footerForPayer(words)}
      >
        <Text>{said} Nobody has been paid by it yet: try again, or cancel it.</Text>
      </MailLayout>
    ),
  };
}

/** @returns the mail that tells an owner that one assistant of a pay run couldn't be paid; the others were. */
export function notSentMail(words: PayMailData, { amount, said, rail }: Stopped & Railed): MailContent {
  const isCollected = rail === 'stripe_connect';
  const subject = `${amount} couldn’t be sent on to ${words.assistant}`;
  return {
    subject,
    element: (
      <MailLayout
        preview={
          isCollected
            ? 'It was collected from you, and waits at Stripe.'
            : 'It is back in your balance at Stripe.'
        }
        heading={subject}
        action={{ label: 'Open the pay run', url: words.url }}
        footer={footerForOwner(words)}
      >
        <Text>
          {said}{' '}
          {isCollected
            ? 'The money was collected from you and waits at Stripe: send it once that is fixed, or take it back.'
            : 'The money is back in your balance at Stripe, and the same is owed again: pay it once that is fixed, or another way.'}{' '}
          It doesn’t hold up the others in the same run.
        </Text>
      </MailLayout>
    ),
  };
}

/** A charge that a bank disputes, and what of it, if that is less. */
export type DisputedCharge = { readonly amount: string; readonly part: string | null };

function disputedInWords({ amount, part }: DisputedCharge): string {
  return part === null ? `the charge of ${amount}` : `${part} of the charge of ${amount}`;
}

/** @returns the mail that tells an owner that the bank took a charge back, or a part of it. */
export function chargeDisputedMail(words: PayMailData, charge: DisputedCharge): MailContent {
  const subject = `Your bank disputes ${disputedInWords(charge)}`;
  return {
    subject,
    element: (
      <MailLayout
        preview="Somebody told your bank that this charge wasn’t theirs."
        heading={subject}
        action={{ label: 'Open the pay run', url: words.url }}
        footer={footerForPayer(words)}
      >
        <Text>{CHARGE_DISPUTED}</Text>
      </MailLayout>
    ),
  };
}

type Lost = DisputedCharge & {
  /** nothing of the charge is left: what wasn't sent on is owed again */
  readonly isRestOwed: boolean;
};

/** @returns the mail that tells an owner that the bank keeps what it took back of a charge. */
export function chargeLostMail(words: PayMailData, { isRestOwed, ...charge }: Lost): MailContent {
  const subject = `Your bank keeps back ${disputedInWords(charge)}`;
  return {
    subject,
    element: (
      <MailLayout
        preview={
          isRestOwed ? 'What wasn’t sent on yet is owed again.' : 'What wasn’t sent on yet waits for you.'
        }
        heading={subject}
        action={{ label: 'Open the pay run', url: words.url }}
        footer={footerForPayer(words)}
      >
        <Text>
          The dispute has ended, and the money stays with you.{' '}
          {isRestOwed
            ? 'What of it wasn’t sent on yet is owed again: pay it again.'
            : 'Payments that weren’t sent on yet wait at Stripe: send them on, or take them back.'}{' '}
          What was sent on stays with the people you paid, and whoever runs this installation has paid it for
          you: settle that with them.
        </Text>
      </MailLayout>
    ),
  };
}

type Stands = {
  readonly amount: string;
  /** some of it wasn't sent on while it was disputed */
  readonly isPartUnsent: boolean;
};

/**
 * @returns the mail that tells an owner that a dispute has ended, and that their bank has paid the charge after all.
 */
export function chargeStandsMail(words: PayMailData, { amount, isPartUnsent }: Stands): MailContent {
  const subject = `The charge of ${amount} stands: the dispute is over`;
  return {
    subject,
    element: (
      <MailLayout
        preview={
          isPartUnsent ? 'What wasn’t sent on yet waits for you.' : 'There is nothing more for you to do.'
        }
        heading={subject}
        action={{ label: 'Open the pay run', url: words.url }}
        footer={footerForPayer(words)}
      >
        <Text>
          Your bank has paid the charge after all.{' '}
          {isPartUnsent
            ? 'What of it wasn’t sent on yet waits at Stripe: send it on, or take it back.'
            : 'The people you paid keep what they received, and there is nothing more for you to do.'}
        </Text>
      </MailLayout>
    ),
  };
}

type BankRefused = {
  readonly amount: string;
  /** Stripe had reported it in the bank */
  readonly hadArrived: boolean;
};

/**
 * @returns the mail that tells an assistant that a payout from Stripe to their bank came back to their Stripe account.
 */
export function bankRefusedMail(words: PayMailData, { amount, hadArrived }: BankRefused): MailContent {
  const { business, url } = words;
  const subject = hadArrived
    ? `Your bank sent back the ${amount} from ${business}`
    : `Your bank didn’t take the ${amount} from ${business}`;
  return {
    subject,
    element: (
      <MailLayout
        preview="It is back in your account at Stripe, and nothing is lost."
        heading={subject}
        action={{ label: 'Open “How you are paid”', url }}
        footer={footerForAssistant(words)}
      >
        <Text>
          {hadArrived
            ? 'Stripe had said that it was in your bank; your bank has sent it back since.'
            : 'Stripe sent it on to your bank, and your bank sent it back.'}{' '}
          It is in your account at Stripe: nothing is lost. Give Stripe a bank account that takes it, and
          Stripe sends it again.
        </Text>
      </MailLayout>
    ),
  };
}

type NotGivenBack = {
  readonly amount: string;
  /** as a sentence; empty if it isn't known */
  readonly why: string;
};

/** @returns the mail that tells an owner that the refund of something they took back didn't reach them. */
export function notGivenBackMail(words: PayMailData, { amount, why }: NotGivenBack): MailContent {
  const subject = `${amount} that you took back didn’t reach you`;
  return {
    subject,
    element: (
      <MailLayout
        preview={why || 'It is still at Stripe.'}
        heading={subject}
        action={{ label: 'Open the pay run', url: words.url }}
        footer={footerForPayer(words)}
      >
        <Text>
          {why === '' ? '' : `${why} `}It is still at Stripe. On the pay run, ask for it again, or say how you
          got it another way.
        </Text>
      </MailLayout>
    ),
  };
}
