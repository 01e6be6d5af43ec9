import { MailLayout, Text } from '@/lib/platform/mail';
import { formatStamp } from '@/lib/platform/time/format';

type LinkWords = {
  readonly at: Date;
  /** the page where it can be ended */
  readonly url: string;
};

/** @returns the subject: the fact, and when, on a clock that names its zone. */
export function linkMadeSubject({ at }: Pick<LinkWords, 'at'>): string {
  return `A calendar link now shows what is due for you, ${formatStamp(at)}`;
}

/** Tells somebody that a link was made from which anybody who has it reads their deadlines, so that one they didn't make is noticed. */
export function LinkMadeMail({ at, url }: LinkWords) {
  return (
    <MailLayout
      preview={`Made ${formatStamp(at)}. If that wasn’t you, end it.`}
      heading="A calendar link now shows what is due for you"
      action={{ label: 'Look at your calendar link', url }}
      footer="You get this because it concerns the safety of your account; it can’t be turned off."
    >
      <Text>
        A link was made on {formatStamp(at)}. Whoever has it reads, without signing in, what is due for you,
        when, and with whom, over all your places, until the link is ended. Nothing can be changed by it, and
        one from before no longer works.
      </Text>
      <Text>If that wasn’t you: end the link, and sign out everywhere else in your settings.</Text>
    </MailLayout>
  );
}
