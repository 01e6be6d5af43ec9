import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';
import type { End } from '../ending-words';

type Ended = {
  readonly day: End['day'];
  /** "at the end of Thu 24 Dec (Chicago)", or "on Fri 27 Nov, 16:19 (Chicago)" by notice that takes effect at once */
  readonly atEnd: string;
  /** by notice, or by its own term */
  readonly kind: 'terminated' | 'expired';
};

/** @returns the mail that tells both sides that an agreement is over. */
export function endedMail(words: AgreementMailData, { day, atEnd, kind }: Ended): MailContent {
  const { title, business, assistant, url } = words;
  return {
    subject: `Ended on ${day}: ${title}`,
    element: (
      <MailLayout
        preview="Nothing new can be handed over under it."
        heading={`“${title}” has ended`}
        action={{ label: 'Open the agreement', url }}
        footer={footerFor(words)}
      >
        <Text>
          The agreement between {business} and {assistant} ended {atEnd},{' '}
          {kind === 'terminated' ? 'by the notice that was given.' : 'as its term said.'}
        </Text>
        <Text>
          Nothing new can be handed over under it. What was delivered is answered and paid as it was agreed;
          what isn’t finished when the work ends is called off, and each brief says what is owed for it. The
          record, with the copy, stays on the agreement’s page for both of you.
        </Text>
      </MailLayout>
    ),
  };
}
