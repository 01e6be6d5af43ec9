import { MailLayout, Text } from '@/lib/platform/mail';
import type { StaffRole } from '@/lib/platform/tenancy';
import { capitalised, uncapitalised } from '@/lib/platform/text/capitalised';
import { formatStamp } from '@/lib/platform/time/format';
import { STAFF_ROLE_WORDS } from '../../staff.rules';
import type { InvitationWords } from './invitation';

const named = (role: StaffRole) => STAFF_ROLE_WORDS[role].one;

/** "A manager hands over briefs, …": what a role allows, as a sentence. */
function whatItAllows(role: StaffRole): string {
  return `${capitalised(named(role))} ${uncapitalised(STAFF_ROLE_WORDS[role].may)}`;
}

/** @returns the mail that asks somebody to run a business with its owners. */
export function invitedToRunMail(role: StaffRole, words: InvitationWords) {
  const { name, business, invitedBy, email, expiresAt, url } = words;
  return {
    subject: `${invitedBy} asks you to run ${business} as ${named(role)}: answer by ${formatStamp(expiresAt)}`,
    element: (
      <MailLayout
        preview={whatItAllows(role)}
        heading={`${invitedBy} asks you to run ${business} with them`}
        action={{ label: 'See the invitation', url }}
        footer={`${invitedBy} invites you under ${email}. If you don’t know them, leave this unanswered: the invitation ends by itself.`}
      >
        <Text>Hello {name},</Text>
        <Text>
          You would be {named(role)}. {whatItAllows(role)}
        </Text>
        <Text>
          The invitation is for {email}, works once and ends on {formatStamp(expiresAt)}.
        </Text>
      </MailLayout>
    ),
  };
}

/** A change in who runs a business. */
export type StaffChange = 'joined' | 'role_changed' | 'left' | 'ended' | 'erased';

/** @returns whether somebody no longer runs it. */
export function isGoneBy(news: StaffChange): boolean {
  return news === 'left' || news === 'ended' || news === 'erased';
}

export type StaffWords = {
  readonly news: StaffChange;
  readonly business: string;
  /** who it is about */
  readonly name: string;
  /** their role now; for somebody who is gone, their former role */
  readonly role: StaffRole;
  /** who did it; for somebody who joined or left by themselves, they */
  readonly by: string;
  /** whether the reader is the person it is about */
  readonly isYou: boolean;
  readonly url: string;
};

/** @returns the mail that tells somebody, or the owners, that who runs a business has changed. */
export function whoRunsItMail(words: StaffWords) {
  const { news, business, role, by, url } = words;
  const heading = HEADINGS[news](words);
  const isGone = isGoneBy(news);
  const stays =
    news === 'erased'
      ? 'What they did stays on the record, as done by someone who has left.'
      : 'What was done stays on the record, under their name.';
  return {
    subject: heading,
    element: (
      <MailLayout
        preview={isGone ? stays : whatItAllows(role)}
        heading={heading}
        action={{ label: words.isYou && isGone ? 'See where you still work' : 'See who runs it', url }}
        footer={
          words.isYou
            ? `You get this because it is about you, whatever you chose to be told of ${business}.`
            : `You get this because you own ${business}. Owners are always told who runs it, whatever they chose.`
        }
      >
        {news === 'erased' ? (
          <Text>
            They have deleted their account. They can’t open its pages any more, and tokens made there have
            ended. {stays} What was signed keeps their name.
          </Text>
        ) : isGone ? (
          <Text>
            {words.isYou ? 'You can’t open' : 'They can’t open'} its pages any more, and tokens made there
            have ended. What was done stays on the record.
          </Text>
        ) : (
          <Text>{whatItAllows(role)}</Text>
        )}
        {news === 'role_changed' || news === 'ended' ? <Text>Done by {by}.</Text> : null}
      </MailLayout>
    ),
  };
}

const HEADINGS: Record<StaffChange, (words: StaffWords) => string> = {
  joined: ({ name, business, role }) => `${name} runs ${business} with you now, as ${named(role)}`,
  role_changed: ({ name, business, role, isYou }) =>
    `${isYou ? 'You are' : `${name} is`} ${named(role)} of ${business} now`,
  left: ({ name, business }) => `${name} has left ${business}`,
  erased: ({ name, business }) => `${name} has left ${business}`,
  ended: ({ name, business, isYou }) => `${isYou ? 'You don’t' : `${name} doesn’t`} run ${business} any more`,
};
