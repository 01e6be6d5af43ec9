import { MailLayout, Text } from '@/lib/platform/mail';

type JoinedWords = {
  readonly name: string;
  readonly business: string;
  readonly invitedEmail: string;
  readonly acceptedEmail: string;
  /** where the owner goes on */
  readonly url: string;
};

/** @returns the subject: the fact, and what comes next. */
export function joinedSubject({ name, business }: JoinedWords): string {
  return `${name} has joined ${business}; the agreement is next`;
}

export function JoinedMail({ name, business, invitedEmail, acceptedEmail, url }: JoinedWords) {
  return (
    <MailLayout
      preview={`Before the first brief you both sign an agreement.`}
      heading={`${name} has joined ${business}`}
      action={{ label: 'Write the agreement', url }}
      footer={`You get this because you own ${business}.`}
    >
      {invitedEmail === acceptedEmail ? (
        <Text>They joined with {acceptedEmail}, the address you invited.</Text>
      ) : (
        <Text>
          You invited {invitedEmail}; they joined with {acceptedEmail} and were told that you see this. If you
          don’t know that address, ask {name} before you send anything.
        </Text>
      )}
      <Text>Next is the agreement: no work can be handed over before you both have signed one.</Text>
    </MailLayout>
  );
}
