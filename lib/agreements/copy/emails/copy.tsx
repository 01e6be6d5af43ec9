import { FinePrint, type MailContent, MailLayout, Text } from '@/lib/platform/mail';

type CopyWords = {
  readonly title: string;
  readonly business: string;
  /** the assistant's name */
  readonly assistant: string;
  /** who has it sent: a person's name, or the business's */
  readonly sentBy: string;
  /** when it came into force, with its zone */
  readonly since: string;
  /** what has become of it, and when, with its zone; null while it is in force */
  readonly over: { readonly state: OverState; readonly on: string } | null;
  /** of the attached PDF */
  readonly sha256: string;
  /** the page where anybody can check it */
  readonly verifyUrl: string;
  /** whether both signed it elsewhere, so that the file they signed is attached */
  readonly isImported: boolean;
  /** whether the reader is one of the two, who asked for it again, or somebody they named */
  readonly isForParty: boolean;
};

/** The states of an agreement that was in force and is no more. */
export const OVER_STATES = ['superseded', 'terminated', 'expired'] as const;
type OverState = (typeof OVER_STATES)[number];

const WHAT_BECAME: Record<OverState, string> = {
  superseded: 'a newer one took its place on',
  terminated: 'was ended on',
  expired: 'expired on',
};

/** Somebody who gets the copy of what no longer applies mustn't take it for what does. */
function standingOf({ since, over }: CopyWords): string {
  return over === null
    ? `It is in force since ${since}.`
    : `It came into force on ${since}, and ${WHAT_BECAME[over.state]} ${over.on}: it is no longer in force.`;
}

/** @returns the mail with a copy for somebody a party has named, or for a party again. */
export function copyMail(words: CopyWords): MailContent {
  const { title, business, assistant, sentBy, sha256, verifyUrl, isImported, isForParty } = words;
  return {
    subject: `Copy of an agreement, from ${sentBy}: ${title}`,
    element: (
      <MailLayout
        preview="The copy is attached, and you can check that it is genuine."
        heading="A copy of an agreement"
        action={{ label: 'Check the copy', url: verifyUrl }}
        footer={
          isForParty
            ? `You get this because ${sentBy} had the copy sent to you again.`
            : `You get this because ${sentBy} has named your address to get the copy of this agreement. You are not asked to do anything, and there is no account to make.`
        }
      >
        <Text>
          {sentBy} sends you the agreement “{title}” between {business} and {assistant}. {standingOf(words)}
        </Text>
        <Text>
          {isImported
            ? 'Two files are attached: the agreement as both signed it elsewhere, and a certificate that says who confirmed it when.'
            : 'The PDF is attached: the text, the terms, and a page that says who signed when.'}
        </Text>
        <Text>
          To check that nobody has changed it, open the page below and choose the file. It is read in your
          browser and sent nowhere.
        </Text>
        <FinePrint>SHA-256 of the PDF: {sha256}</FinePrint>
      </MailLayout>
    ),
  };
}
