import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';
import type { End } from '../ending-words';

type Lapse = {
  readonly when: End;
  /** changes had been requested, and the business hadn't proposed it again */
  readonly wasBeingChanged: boolean;
};

/** @returns the mail that tells both sides that an offer expired before both had signed. */
export function lapsedMail(words: AgreementMailData, { when, wasBeingChanged }: Lapse): MailContent {
  const { title, isAmendment, url } = words;
  const what = isAmendment ? 'The amendment ' : '';
  return {
    subject: `${wasBeingChanged ? 'Not proposed again' : 'Not signed'} in time, expired: ${title}`,
    element: (
      <MailLayout
        preview="Neither of you owes anything under it."
        heading={`${what}“${title}” was not ${wasBeingChanged ? 'proposed again' : 'signed'} in time`}
        action={{ label: 'Open the agreement', url }}
        footer={footerFor(words)}
      >
        <Text>
          {wasBeingChanged
            ? `It was open for changes, and a new version could be proposed until ${when.inWords}. There was none`
            : `It could be signed until ${when.inWords}. Not both had`}
          , so the offer has expired and{' '}
          {isAmendment
            ? 'nothing changes: what you agreed before stays as it was.'
            : 'neither of you owes anything under it.'}
        </Text>
        <Text>If you still want it, the business can propose it again.</Text>
      </MailLayout>
    ),
  };
}
