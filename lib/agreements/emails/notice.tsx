import { type Letter, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import type { Party } from '../rules';
import { type AgreementLetterWords, footerFor } from './letter';

type Notice = {
  /** the side that gave it */
  readonly given: Party;
  /** whether the reader is on that side */
  readonly isTheirs: boolean;
  /** "the end of Mon 14 Dec (Chicago)" */
  readonly when: string;
  readonly reason: string;
  /** whether a change that the giver had signed, and the other not, is taken back with it */
  readonly takesBack: boolean;
};

/** @returns the letter that tells both sides that one has given notice, and until when everything holds. */
export function noticeLetter(
  words: AgreementLetterWords,
  { given, isTheirs, when, reason, takesBack }: Notice,
): Letter {
  const { title, business, assistant, url } = words;
  const giver = given === 'owner' ? business : assistant;
  return {
    subject: isTheirs
      ? `You have given notice, it ends at ${when}: ${title}`
      : `${giver} has given notice, it ends at ${when}: ${title}`,
    element: (
      <MailLayout
        preview={`It stays in force until ${when}.`}
        heading={
          isTheirs ? `You have given notice for “${title}”` : `${giver} has given notice for “${title}”`
        }
        action={{ label: 'Open the agreement', url }}
        footer={footerFor(words)}
      >
        <Text>
          The agreement stays in force until {when}. Until then work can be handed over and is paid as agreed;
          after that nothing new can be.
        </Text>
        <Quoted>{reason}</Quoted>
        {takesBack ? (
          <Text>
            {isTheirs
              ? 'The amendment that you had signed is taken back with it, since signing that would undo the notice.'
              : `The amendment that ${giver} had signed is taken back with it: there is nothing left to sign.`}
          </Text>
        ) : null}
        <Text>
          You both keep your copies. If you come to other terms before then, a new agreement that you both
          sign takes its place.
        </Text>
      </MailLayout>
    ),
  };
}
