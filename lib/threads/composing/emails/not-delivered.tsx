import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';

/** Why a message that waited can't be delivered any more. */
export type WhyNotDelivered = 'ended' | 'left' | 'closed';

type NotDeliveredWords = {
  readonly why: WhyNotDelivered;
  readonly business: string;
  /** whom it was for, as its author knows them */
  readonly to: string;
  /** what it was about; empty if about the work as a whole */
  readonly title: string;
  readonly body: string;
  /** names of the files that were to go with it */
  readonly files: readonly string[];
  /** when it was to be delivered, on its author's clock */
  readonly when: string;
  /** where it still stands; null where its author has no way in any more */
  readonly url: string | null;
};

/** @returns the mail that gives somebody back what they wrote, since it could not be delivered. */
export function notDeliveredMail({
  why,
  business,
  to,
  title,
  body,
  files,
  when,
  url,
}: NotDeliveredWords): MailContent {
  const about = title === '' ? '' : ` about “${title}”`;
  return {
    subject: `Not delivered: your message to ${to}${about}`,
    element: (
      <MailLayout
        preview={`${to} hasn’t got it. Your words are in this e-mail.`}
        heading="Your message was not delivered"
        {...(url ? { action: { label: 'See it where you wrote it', url } } : {})}
        footer="You get this because you wrote a message that was to wait. It is sent once, to you alone."
      >
        <Text>
          What you wrote to {to}
          {about} was to be delivered on {when}. By then {because(why, business)}, so nobody but you has seen
          it:
        </Text>
        <Quoted>{body}</Quoted>
        {files.length > 0 ? (
          <Text>With it were {files.join(', ')}. They weren’t delivered either.</Text>
        ) : null}
        <Text>If they should still know, tell them in another way.</Text>
      </MailLayout>
    ),
  };
}

function because(why: WhyNotDelivered, business: string): string {
  switch (why) {
    case 'ended':
      return 'your work together had ended';
    case 'left':
      return `you were no longer with ${business}`;
    case 'closed':
      return 'that conversation was no longer open to you';
  }
}
