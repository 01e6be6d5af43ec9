import { MailLayout, Text } from '@/lib/platform/mail';
import { type AgreementLetterWords, footerFor, type Letter } from './letter';

/** @returns the letter that tells both sides that an offer has run out before both had signed. */
export function lapsedLetter(words: AgreementLetterWords, when: string): Letter {
  const { title, url } = words;
  return {
    subject: `Not signed in time, expired: ${title}`,
    element: (
      <MailLayout
        preview="Neither of you owes anything by it."
        heading={`“${title}” was not signed in time`}
        action={{ label: 'Open the agreement', url }}
        footer={footerFor(words)}
      >
        <Text>
          It could be signed until {when}. Not both had, so the offer has expired and neither of you owes
          anything by it. An agreement that was in force before it is as it was.
        </Text>
        <Text>If you still want it, the business can propose it anew.</Text>
      </MailLayout>
    ),
  };
}
