import { MailLayout, Text } from '@/lib/platform/mail';

type JoinedWords = {
  readonly name: string;
  readonly business: string;
  /** the address they were invited at, and joined with */
  readonly email: string;
  /** where the owner goes next */
  readonly url: string;
};

/** @returns the subject: the fact, and what comes next. */
export function joinedSubject({ name, business }: JoinedWords): string {
  return `${name} has joined ${business}; the agreement is next`;
}

/** Tells an owner that an invited assistant has joined. */
export function JoinedMail({ name, business, email, url }: JoinedWords) {
  return (
    <MailLayout
      preview={`Before the first brief you both sign an agreement.`}
      heading={`${name} has joined ${business}`}
      action={{ label: 'Write the agreement', url }}
      footer={`You get this because you own ${business}.`}
    >
      <Text>They joined with {email}, the address you invited.</Text>
      <Text>Next is the agreement: no work can be handed over before you both have signed one.</Text>
    </MailLayout>
  );
}
