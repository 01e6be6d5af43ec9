import { Text } from '@/lib/platform/mail';
import { formatInstant } from '@/lib/platform/time/format';

/** What every mail about a brief needs to know of it and of its reader. */
export type BriefMailData = {
  readonly title: string;
  readonly business: string;
  /** the assistant's name */
  readonly assistant: string;
  readonly deadlineAt: Date | null;
  /** the reader's zone */
  readonly zone: string;
  readonly now: Date;
  readonly url: string;
  /** the engagement has ended: its assistant no longer sees briefs, and is led to their statement */
  readonly isOver?: boolean;
};

/** @returns "Fri 27 Nov, 17:00" on the reader's clock, for a subject. */
export function dueInWords({ deadlineAt, zone, now }: BriefMailData): string {
  return deadlineAt ? formatInstant(deadlineAt, zone, now) : 'no date yet';
}

/** The deadline on a line of its own, on the reader's clock: seen before the words around it are read. */
export function DueLine({ words }: { readonly words: BriefMailData }) {
  if (!words.deadlineAt) return null;
  return (
    <Text>
      <strong>{`Due ${dueInWords(words)} your time`}</strong>.
    </Text>
  );
}

/** @returns the button that leads an assistant to a mail's subject. */
export function opening({ url, isOver }: BriefMailData): { readonly label: string; readonly url: string } {
  return { label: isOver ? 'Open the statement' : 'Open the brief', url };
}

/** @returns why a mail reached the assistant. */
export function footerForAssistant({ business }: BriefMailData): string {
  return `You get this because you work with ${business}. It is sent once.`;
}

/** @returns why a mail reached the owner's side. */
export function footerForStaff({ assistant, business }: BriefMailData): string {
  return `You get this because ${assistant} works for ${business}. Nothing is sent about work that goes well.`;
}
