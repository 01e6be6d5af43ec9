import { Text } from '@react-email/components';
import { MailLayout } from '@/lib/platform/mail';
import { type AgreementLetterWords, footerFor, type Letter } from './letter';

type Proposal = {
  readonly number: number;
  /** by the reader, under the version before: the new text has voided it */
  readonly hadSigned: boolean;
};

/** @returns the letter that asks the assistant to read and sign, or to ask for changes. */
export function proposedLetter(words: AgreementLetterWords, { number, hadSigned }: Proposal): Letter {
  const { title, business, reader, url } = words;
  const isFirst = number === 1;
  return {
    subject: isFirst
      ? `To read and sign: ${title}, from ${business}`
      : `Changed, to read and sign: ${title}, from ${business}`,
    element: (
      <MailLayout
        preview={`${business} proposes an agreement to you. Nothing holds before you both have signed.`}
        heading={
          isFirst
            ? `${business} proposes an agreement to you`
            : `${business} has changed the agreement for you`
        }
        action={{ label: 'Read the agreement', url }}
        footer={footerFor(words)}
      >
        <Text>Hello {reader},</Text>
        {isFirst ? null : (
          <Text>
            This is version {number} of “{title}”.
            {hadSigned ? ' The text you signed has changed, so your signature no longer counts.' : ''}
          </Text>
        )}
        <Text>
          It says what is expected, how you communicate, what is paid and when, how the work is evaluated and
          how either of you can end it. Take the time you need: you can sign it, ask for changes, or decline.
        </Text>
        <Text>It holds once you both have signed the same text. You each get a copy then.</Text>
      </MailLayout>
    ),
  };
}
