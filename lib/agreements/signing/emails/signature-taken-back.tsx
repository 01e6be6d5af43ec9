import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';
import type { Party } from '../../rules';
import type { End } from '../../timing/ending-words';
import { ownWordOf } from '../taken-back.rules';

type TakenBack = {
  readonly by: Party;
  /** until when it can still be signed */
  readonly until: End;
};

/** @returns the mail that tells one side that the other no longer stands by its signature. */
export function signatureTakenBackMail(words: AgreementMailData, { by, until }: TakenBack): MailContent {
  const { title, isAmendment, business, assistant, url } = words;
  const who = by === 'owner' ? business : assistant;
  const whose = ownWordOf(by);
  return {
    subject: `${who} took ${whose} signature back, open until ${until.day}: ${title}`,
    element: (
      <MailLayout
        preview="Neither of you is bound by it."
        heading={`${who} took ${whose} signature under “${title}” back`}
        action={{ label: 'Open the agreement', url }}
        footer={footerFor(words)}
      >
        <Text>
          Neither of you is bound by it:{' '}
          {isAmendment
            ? 'the agreement you have stays as it is until you both sign.'
            : 'it takes effect only once you have both signed.'}{' '}
          That can be done until {until.inWords}; after that it expires by itself.
        </Text>
        <Text>
          The record keeps that it was signed and taken back. If you don’t know why, ask in the conversation
          on its page.
        </Text>
      </MailLayout>
    ),
  };
}
