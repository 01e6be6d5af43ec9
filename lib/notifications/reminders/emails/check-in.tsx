import { MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { formatInstant } from '@/lib/platform/time/format';

export type CheckInWords = {
  readonly title: string;
  /** who is on the other side */
  readonly other: string;
  /** the check-in's subject; several if two coincide */
  readonly about: readonly string[];
  readonly at: Date;
  /** the reader's zone */
  readonly zone: string;
  readonly now: Date;
  readonly url: string;
};

/** @returns the subject: that it is now, on the reader's clock, and for which brief. */
export function checkInSubject({ title, at, zone, now }: CheckInWords): string {
  return `Check-in, ${formatInstant(at, zone, now)}: ${title}`;
}

/** Reminds either side of an agreed check-in, whose time has come. */
export function CheckInMail(words: CheckInWords) {
  const { title, other, about, at, zone, now, url } = words;
  return (
    <MailLayout
      preview={about.join(' ')}
      heading={`Check-in with ${other} on “${title}”`}
      action={{ label: 'Open the brief', url }}
      footer="You get this because the two of you agreed on this check-in with the brief. Each comes once."
    >
      <Text>Agreed for {formatInstant(at, zone, now)} your time:</Text>
      {about.map((each) => (
        <Quoted key={each}>{each}</Quoted>
      ))}
      <Text>Say how it stands in the conversation on the brief. Nothing else is expected before then.</Text>
    </MailLayout>
  );
}
