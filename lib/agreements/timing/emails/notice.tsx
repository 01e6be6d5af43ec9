import { handBackInWords, handBackPart } from '@/lib/endings/hand-back.rules';
import { daysForHandingBack } from '@/lib/endings/rules';
import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';
import type { Party } from '../../rules';
import type { End } from '../ending-words';

type Notice = {
  /** the side that gave it */
  readonly given: Party;
  /** the side of the reader */
  readonly side: Party;
  readonly when: End;
  readonly reason: string;
  /** whether it also withdraws a change that the giver had signed and the other hadn't */
  readonly takesBack: boolean;
  /** what begins with it; null if the work was ending already */
  readonly handBack: HandBack | null;
};

type HandBack = {
  /** "Thu 10 Dec": the last day of the work */
  readonly lastDay: string;
  /** the agreement's last day, if that is sooner: "Sat 5 Dec" */
  readonly agreementDay: string | null;
  /** items of the hand-back list */
  readonly url: string;
};

/**
 * @returns the mail that tells both sides that one has given notice, until when everything applies, and what is to be
 * handed back: one mail, since it is one event.
 */
export function noticeMail(
  words: AgreementMailData,
  { given, side, when, reason, takesBack, handBack }: Notice,
): MailContent {
  const { title, business, assistant, url } = words;
  const giver = given === 'owner' ? business : assistant;
  const isTheirs = given === side;
  return {
    subject: isTheirs
      ? `You have given notice, it ends on ${when.day}: ${title}`
      : `${giver} has given notice, it ends on ${when.day}: ${title}`,
    element: (
      <MailLayout
        preview={`It stays in force until ${when.inWords}.`}
        heading={
          isTheirs ? `You have given notice for “${title}”` : `${giver} has given notice for “${title}”`
        }
        action={
          handBack
            ? { label: 'See what is to be handed back', url: handBack.url }
            : { label: 'Open the agreement', url }
        }
        footer={footerFor(words)}
      >
        <Text>
          The agreement stays in force until {when.inWords}. Until then work can be handed over and is paid as
          agreed; after that nothing new can be.
        </Text>
        <Quoted>{reason}</Quoted>
        {takesBack ? (
          <Text>
            {isTheirs
              ? 'The amendment that you had signed is taken back with it, since signing that would undo the notice.'
              : `The amendment that ${giver} had signed is taken back with it: there is nothing left to sign.`}
          </Text>
        ) : null}
        {handBack ? <HandedBack of={handBack} side={side} assistant={assistant} /> : null}
        <Text>
          You both keep your copies. If you come to other terms before then, a new agreement that you both
          sign takes its place.
        </Text>
      </MailLayout>
    ),
  };
}

type HandedBackProps = { readonly of: HandBack; readonly side: Party; readonly assistant: string };

function HandedBack({ of, side, assistant }: HandedBackProps) {
  return (
    <>
      <Text>{handBackInWords(of.lastDay)}</Text>
      {of.agreementDay === null ? null : <Text>{daysForHandingBack(of.agreementDay)}</Text>}
      <Text>{handBackPart(side, assistant)}</Text>
    </>
  );
}
