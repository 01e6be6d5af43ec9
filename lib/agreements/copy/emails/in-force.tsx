import { FinePrint, type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';

type InForce = {
  /** when the second signature was given, with its zone */
  readonly since: string;
  /** of the attached PDF */
  readonly sha256: string;
  /** where anybody can check the file */
  readonly checkAt: string;
  /** what the reader can do now; an amendment takes the place of what they could do before */
  readonly next: string;
  /** whether both signed it elsewhere and have confirmed it here */
  readonly isImported: boolean;
};

/** @returns the mail that brings both sides their copy. */
export function inForceMail(
  words: AgreementMailData,
  { since, sha256, checkAt, next, isImported }: InForce,
): MailContent {
  const { title, isAmendment, business, assistant, url } = words;
  return {
    subject: `In force, with your copy: ${title}`,
    element: (
      <MailLayout
        preview={`It is in force since ${since}. Your copy is attached.`}
        heading={isAmendment ? 'You have amended your agreement' : 'You have an agreement'}
        action={{ label: 'Open the agreement', url }}
        footer={footerFor(words)}
      >
        <Text>
          {business} and {assistant} have both{' '}
          {isImported ? 'confirmed what they signed elsewhere:' : 'signed'} “{title}”. It is in force since{' '}
          {since}.
        </Text>
        <Text>
          {isImported
            ? 'Two files are attached: the agreement as you both signed it, and a sealed certificate with the terms, which says who confirmed it when. Keep them. Both stay on the agreement’s page.'
            : 'Your sealed copy is attached: the text, the terms, and a page that says who signed when. Keep it. The same file stays on the agreement’s page.'}{' '}
          Whoever you show it to can check it at {checkAt}.
        </Text>
        <Text>{isAmendment ? 'It takes the place of what you agreed before.' : next}</Text>
        <FinePrint>SHA-256 of the file: {sha256}</FinePrint>
      </MailLayout>
    ),
  };
}
