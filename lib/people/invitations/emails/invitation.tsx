import { MailLayout, Text } from '@/lib/platform/mail';
import { formatStamp } from '@/lib/platform/time/format';

export type InvitationWords = {
  readonly name: string;
  readonly business: string;
  readonly invitedBy: string;
  readonly email: string;
  readonly expiresAt: Date;
  readonly url: string;
};

/** @returns the subject: who asks, and until when; the reader's zone isn't known yet, so the time names its own. */
export function invitationSubject({ business, expiresAt }: InvitationWords): string {
  return `${business} would like to work with you: answer by ${formatStamp(expiresAt)}`;
}

/**
 * Invites an assistant: it may be the first they hear of Handover, so it says what joining means and what it doesn't.
 */
export function InvitationMail({ name, business, invitedBy, email, expiresAt, url }: InvitationWords) {
  return (
    <MailLayout
      preview="Joining commits you to nothing: you both sign an agreement before any work starts."
      heading={`${invitedBy} invites you to work with ${business}`}
      action={{ label: 'See the invitation', url }}
      footer={`${invitedBy} invites you under ${email}. If you don’t know them, leave this unanswered: the invitation ends by itself.`}
    >
      <Text>Hello {name},</Text>
      <Text>
        {business} would like to hand work over to you. In Handover the two of you first agree in writing what
        is expected and what is paid. Each piece of work then comes with what is wanted and a deadline on your
        own clock. Nobody watches your screen.
      </Text>
      <Text>Joining commits you to nothing: work starts only after you both have signed an agreement.</Text>
      <Text>
        The invitation is for {email}, works once and ends on {formatStamp(expiresAt)}.
      </Text>
    </MailLayout>
  );
}
