import { MailLayout, Text } from '@/lib/platform/mail';
import { formatInstant } from '@/lib/platform/time/format';
import type { DeadlineKind } from '../rules';

type DeadlineWords = {
  readonly kind: DeadlineKind;
  readonly title: string;
  readonly business: string;
  readonly deadlineAt: Date;
  /** the reader's zone */
  readonly zone: string;
  readonly now: Date;
  readonly url: string;
};

/** @returns the subject: the fact and the deadline, in the reader's zone. */
export function deadlineSubject({ kind, title, deadlineAt, zone, now }: DeadlineWords): string {
  const when = formatInstant(deadlineAt, zone, now);
  return kind === 'deadline_overdue' ? `Overdue since ${when}: ${title}` : `Due ${when}: ${title}`;
}

/** Reminds an assistant of an upcoming deadline, or tells them that it has passed. */
export function DeadlineMail(words: DeadlineWords) {
  const { kind, title, business, deadlineAt, zone, now, url } = words;
  const when = formatInstant(deadlineAt, zone, now);
  const isOverdue = kind === 'deadline_overdue';
  return (
    <MailLayout
      preview={
        isOverdue
          ? `${business} is waiting for it. Deliver what you have, or say what you need.`
          : `${business} is waiting for it. If something is in the way, say so now.`
      }
      heading={isOverdue ? `“${title}” is overdue` : `“${title}” is due ${when}`}
      action={{ label: 'Open the brief', url }}
      footer={`You get this because you accepted or were handed this brief by ${business}. Each reminder comes once.`}
    >
      <Text>
        {isOverdue ? 'It was due' : 'It is due'} <strong>{`${when} your time`}</strong>. {business} is waiting
        for it.
      </Text>
      <Text>
        {isOverdue
          ? 'Deliver what you have, or say that it is at risk and what you need, so that they can plan.'
          : 'If something is in the way, say so now: ask a question or report a risk on the brief.'}
      </Text>
    </MailLayout>
  );
}
