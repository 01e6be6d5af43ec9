import { STAFF_ROLE_WORDS } from '@/lib/people/staff.rules';
import { MailLayout, Text } from '@/lib/platform/mail';
import { formatInstant } from '@/lib/platform/time/format';
import { type Leaving, whatLeavingMeans } from '../leaving.rules';
import type { Hold } from '../rules';
import { notDeleted } from './held';

export type AccountWords = {
  /** whose account it is */
  readonly name: string;
  /** the reader's zone */
  readonly zone: string;
  readonly now: Date;
  readonly url: string;
} & AccountReader;

/** `owner`: of a business that they assist; `fellow_owner`: of one that they run. */
export type AccountReader =
  | { readonly reader: 'self' }
  | { readonly reader: 'owner' }
  | ({ readonly reader: 'fellow_owner'; readonly business: string } & Leaving);

function footer(words: AccountWords): string {
  if (words.reader === 'self')
    return 'You get this because somebody who was signed in as you asked for it. If that wasn’t you, take it back, and sign out everywhere.';
  return words.reader === 'owner'
    ? `You get this because ${words.name} assists your business.`
    : `You get this because you own ${words.business}. Owners are always told who runs it, whatever they chose.`;
}

/** What remains of them, for their own mail and each side's. */
function whatStays(words: AccountWords): readonly string[] {
  if (words.reader === 'fellow_owner') return whatLeavingMeans(words, words.business);
  return words.reader === 'self'
    ? [
        'What you signed stays as it was signed, with those you signed it with: they rely on it. Save your own copies before that day.',
      ]
    : [
        'What you both signed, what was delivered, owed and paid stays on your record, with its seals. What they wrote in conversations is removed, except for decisions.',
      ];
}

const PREVIEWS = {
  self: 'Until then you can take it back.',
  owner: 'What you both signed stays on your record.',
  fellow_owner: 'They run the business with you until then.',
} as const;

const LABELS = {
  self: 'See it, or take it back',
  owner: 'See where you stand',
  fellow_owner: 'See who runs it',
} as const;

/**
 * @returns the mail that tells somebody, and those they assist, that their account will be deleted, when, and what
 * remains.
 */
export function accountPendingMail(words: AccountWords, dueAt: Date) {
  const isSelf = words.reader === 'self';
  const due = formatInstant(dueAt, words.zone, words.now);
  const heading = isSelf ? 'Your account will be deleted' : `${words.name} is leaving Handover`;
  return {
    subject: `${heading} on ${due}`,
    element: (
      <MailLayout
        preview={PREVIEWS[words.reader]}
        heading={heading}
        action={{ label: LABELS[words.reader], url: words.url }}
        footer={footer(words)}
      >
        <Text>
          {isSelf
            ? `It is done on ${due} your time. Until then everything goes on as it is, and you can take it back. After that you hear nothing more from us, and signing in with this address starts a new account.`
            : `Their account is deleted on ${due} your time. They can take it back until then.`}
        </Text>
        {whatStays(words).map((each) => (
          <Text key={each}>{each}</Text>
        ))}
      </MailLayout>
    ),
  };
}

/** @returns the mail that tells the same people that it was cancelled. */
export function accountKeptMail(words: AccountWords) {
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
        {words.reader === 'fellow_owner' ? (
          <Text>
            They go on running {words.business}, as {STAFF_ROLE_WORDS[words.role].one}.
          </Text>
        ) : null}
      </MailLayout>
    ),
  };
}

/** @returns the mail that says that the day has come and something prevents the deletion. */
export function accountHeldMail(words: AccountWords, holds: readonly Hold[]) {
  const isSelf = words.reader === 'self';
  return notDeleted({
    heading: isSelf ? 'Your account was not deleted' : `The account of ${words.name} was not deleted`,
    url: words.url,
    footer: footer(words),
    holds: isSelf ? holds : [],
    next: 'It can be asked for again; it then takes another two weeks.',
  });
}
