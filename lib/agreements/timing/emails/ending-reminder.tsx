import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';
import type { Party } from '../../rules';
import type { End } from '../ending-words';

type Ending = {
  /** the reader's side */
  readonly party: Party;
  readonly end: End;
  readonly isByNotice: boolean;
};

/** @returns the mail that reminds both sides that an agreement is about to end. */
export function endingReminderMail(
  words: AgreementMailData,
  { party, end, isByNotice }: Ending,
): MailContent {
  const { title, business, url } = words;
  return {
    subject: `Ends on ${end.day}: ${title}`,
    element: (
      <MailLayout
        preview={isByNotice ? 'Notice was given.' : 'Nothing new can be handed over after that.'}
        heading={`“${title}” ends on ${end.day}`}
        action={{ label: 'Open the agreement', url }}
        footer={footerFor(words)}
      >
        <Text>
          {isByNotice
            ? `Notice was given, and takes effect at ${end.inWords}.`
            : `It stays in force until ${end.inWords}, the last day you both agreed on.`}{' '}
          After it nothing new can be handed over. What was delivered is answered and paid as agreed; what
          isn’t finished when the work ends is called off, and each brief says what is owed for it.
        </Text>
        <Text>{nextStep(party, isByNotice, business)}</Text>
      </MailLayout>
    ),
  };
}

function nextStep(party: Party, isByNotice: boolean, business: string): string {
  if (isByNotice) return 'Settle what is still open between you until then.';
  return party === 'owner'
    ? 'If you want to go on, renew it on its page: the terms are there, for once more as long, and you both sign.'
    : `If you want to go on, say so to ${business} on the agreement’s page; a renewal needs both signatures.`;
}
