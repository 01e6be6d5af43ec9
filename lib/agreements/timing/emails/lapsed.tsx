import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';
import { whatHoldsWithout } from '../../fallen-through.rules';
import type { End } from '../ending-words';

type Lapse = {
  readonly when: End;
  /** changes had been requested, and the business hadn't proposed it again */
  readonly wasBeingChanged: boolean;
  /** it was a file that both had signed elsewhere, to be confirmed here */
  readonly isImported: boolean;
};

/** @returns the mail that tells both sides that an offer expired before both had signed. */
export function lapsedMail(
  words: AgreementMailData,
  { when, wasBeingChanged, isImported }: Lapse,
): MailContent {
  const { title, isAmendment, url } = words;
  const what = isAmendment ? 'The amendment ' : '';
  const asked = isImported ? 'confirmed' : 'signed';
  const holds = whatHoldsWithout({ isAmendment, isImported });
  const missing = wasBeingChanged ? 'proposed again' : asked;
  return {
    subject: `Not ${missing} in time, expired: ${title}`,
    element: (
      <MailLayout
        preview={holds}
        heading={`${what}“${title}” was not ${missing} in time`}
        action={{ label: 'Open the agreement', url }}
        footer={footerFor(words)}
      >
        <Text>
          {wasBeingChanged
            ? `It was open for changes, and a new version could be proposed until ${when.inWords}. There was none`
            : `It could be ${asked} until ${when.inWords}. Not both had`}
          , so the offer has expired. {holds}
        </Text>
        <Text>If you still want it, the business can {isImported ? 'import' : 'propose'} it again.</Text>
      </MailLayout>
    ),
  };
}
