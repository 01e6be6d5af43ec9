import { MailLayout, Text } from '@/lib/platform/mail';
import { formatStamp } from '@/lib/platform/time/format';
import type { Hold } from '../rules';
import { notDeleted } from './held';

export type AccountWords = {
  /** whose account it is */
  readonly name: string;
  readonly reader: 'self' | 'owner';
  readonly url: string;
};

const footer = ({ name, reader }: AccountWords) =>
  reader === 'self'
    ? 'You get this because somebody who was signed in as you asked for it. If that wasn’t you, take it back, and sign out everywhere.'
    : `You get this because ${name} assists your business.`;

/** @returns the letter that tells somebody, and those they assist, that their account will be deleted, when, and what stays. */
export function accountPendingLetter(words: AccountWords, dueAt: Date) {
  const isSelf = words.reader === 'self';
  const heading = isSelf ? 'Your account will be deleted' : `${words.name} is leaving Handover`;
  return {
    subject: `${heading} on ${formatStamp(dueAt)}`,
    element: (
      <MailLayout
        preview={isSelf ? 'Until then you can take it back.' : 'What you both signed stays on your record.'}
        heading={heading}
        action={{ label: isSelf ? 'See it, or take it back' : `See where you stand`, url: words.url }}
        footer={footer(words)}
      >
        <Text>
          {isSelf
            ? `It is done on ${formatStamp(dueAt)}. Until then everything goes on as it is, and you can take it back. After that you hear nothing more from us, and signing in with this address begins anew.`
            : `Their account is deleted on ${formatStamp(dueAt)}. They can take it back until then.`}
        </Text>
        <Text>
          {isSelf
            ? 'What you signed stays as it was signed, with those you signed it with: they rely on it. Save your own copies before that day.'
            : 'What you both signed, what was delivered, owed and paid stays on your record, with its seals. What they wrote in conversations is emptied, but for decisions.'}
        </Text>
      </MailLayout>
    ),
  };
}

/** @returns the letter that tells the same people that it was taken back. */
export function accountKeptLetter(words: AccountWords) {
  const heading = words.reader === 'self' ? 'Your account stays' : `${words.name} stays with Handover`;
  return {
    subject: heading,
    element: (
      <MailLayout
        preview="It was taken back. Nothing was deleted."
        heading={heading}
        action={{ label: 'Go to Handover', url: words.url }}
        footer={footer(words)}
      >
        <Text>The deletion was taken back. Nothing was deleted.</Text>
      </MailLayout>
    ),
  };
}

/** @returns the letter that says that the day has come and something stands in the way. */
export function accountHeldLetter(words: AccountWords, holds: readonly Hold[]) {
  const isSelf = words.reader === 'self';
  return notDeleted({
    heading: isSelf ? 'Your account was not deleted' : `The account of ${words.name} was not deleted`,
    ...{ url: words.url, footer: footer(words), holds: isSelf ? holds : [] },
    next: 'It can be asked for anew; it then takes two weeks again.',
  });
}
