import { AUTONOMY_WORDS, type Autonomy } from '@/lib/briefs/terms/autonomy.rules';
import { type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { type EvaluationMailData, footerFor } from '../../emails/evaluation-mail';

type Decided = {
  readonly was: Autonomy;
  /** the autonomy of new work from now on; the same if it is kept */
  readonly level: Autonomy;
};

/** @returns the mail that tells the assistant how much is let go with new work from now on. */
export function autonomyMail(words: EvaluationMailData, { was, level }: Decided): MailContent {
  const { other, url } = words;
  const isMore = level !== was;
  const { label, toAssistant } = AUTONOMY_WORDS[level];
  return {
    subject: isMore ? `${other} lets go of more: “${label}”` : `As before: “${label}”, with ${other}`,
    element: (
      <MailLayout
        preview={toAssistant}
        heading={isMore ? `${other} lets go of more of your work` : 'How much is let go stays as it is'}
        action={{ label: 'Open the evaluation', url }}
        footer={footerFor(words)}
      >
        <Text>
          {isMore
            ? `New work is handed over to you as “${label}” from now on, before that as “${AUTONOMY_WORDS[was].label}”.`
            : `${other} looked at it, and new work is handed over to you as “${label}”, as before.`}
        </Text>
        <Text>{toAssistant}</Text>
        <Text>A brief may say otherwise; those that you have already stay as they were handed over.</Text>
      </MailLayout>
    ),
  };
}
