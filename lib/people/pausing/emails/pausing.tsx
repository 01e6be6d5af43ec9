import { MailLayout, Quoted, Text } from '@/lib/platform/mail';

export type PauseWords = {
  /** the side that pauses, or resumes, by name */
  readonly by: string;
  /** the other one, by name */
  readonly with: string;
  /** whoever of that side did it, by name; null: the reader themselves */
  readonly person: string | null;
  /** whether the reader is on the acting side */
  readonly isTheirs: boolean;
  readonly url: string;
};

const footer = (words: PauseWords) =>
  `You get this because ${words.by} and ${words.with} work together. What one of you pauses always reaches both.`;

/** @returns the mail that tells both sides that one has paused the work, and what goes on. */
export function pausedMail(
  words: PauseWords,
  { reason, back }: { readonly reason: string; readonly back: string | null },
) {
  const { by, with: other, person, isTheirs, url } = words;
  const whose = person === null ? 'You have' : `${person} has`;
  const heading = isTheirs ? `${whose} paused the work with ${other}` : `${by} has paused the work with you`;
  return {
    subject: heading,
    element: (
      <MailLayout
        preview={
          back ? `It is planned to resume ${back}.` : 'Nothing new is handed over until the work resumes.'
        }
        heading={heading}
        action={{ label: 'See where you stand', url }}
        footer={footer(words)}
      >
        <Quoted>{reason}</Quoted>
        <Text>
          Nothing new is handed over{back ? `; it is planned to resume ${back}` : ' until the work resumes'}.
          Open briefs keep their deadlines, work already done is paid, and what you agreed still holds:
          monthly pay, evaluations and notice too.
        </Text>
      </MailLayout>
    ),
  };
}

/** @returns the mail that tells both sides that the work has resumed. */
export function resumedMail(words: PauseWords) {
  const { by, with: other, isTheirs, url } = words;
  const heading = isTheirs ? `Your work with ${other} goes on` : `${by} has resumed the work`;
  return {
    subject: heading,
    element: (
      <MailLayout
        preview="Work can be handed over again."
        heading={heading}
        action={{ label: 'See where you stand', url }}
        footer={footer(words)}
      >
        <Text>
          Work can be handed over again, under the agreement in force. Schedules go on by themselves.
        </Text>
      </MailLayout>
    ),
  };
}
