import { FinePrint, type MailContent, MailLayout, Text } from '@/lib/platform/mail';
import { type EvaluationMailData, footerFor } from '../../emails/evaluation-mail';

/**
 * @returns the mail that says the other side has signed, and that it is the reader's turn; one mostly signs when the
 * day for writing is over, and then there is no other day to name.
 */
export function yourTurnMail(
  words: EvaluationMailData,
  { isOverdue }: { readonly isOverdue: boolean },
): MailContent {
  const { other, dueOn, place, url } = words;
  return {
    subject: `Your turn to sign${isOverdue ? '' : `, by ${dueOn}`}: evaluation with ${other}`,
    element: (
      <MailLayout
        preview={`Read what you both wrote and what you change, and sign${isOverdue ? '' : ` by ${dueOn}`}.`}
        heading={`${other} has signed your evaluation`}
        action={{ label: 'Read and sign', url }}
        footer={footerFor(words)}
      >
        <Text>
          {isOverdue ? `It was due ${dueOn}.` : `It is to be done by the end of ${dueOn} (${place}).`} The
          text is frozen: what each of you wrote, and what you change. Once you have signed as well, both of
          you get a sealed copy. If something isn’t right, open it again; the signature is then void.
        </Text>
      </MailLayout>
    ),
  };
}

/** @returns the mail that says the other side has reopened a signed evaluation. */
export function reopenedMail(words: EvaluationMailData): MailContent {
  const { other, url } = words;
  return {
    subject: `Opened again: evaluation with ${other}`,
    element: (
      <MailLayout
        preview="The signature under it is void, and what you change can be changed."
        heading={`${other} opened your evaluation again`}
        action={{ label: 'Open the evaluation', url }}
        footer={footerFor(words)}
      >
        <Text>
          Before both had signed, {other} opened it again. The signature under it is void. Talk it over, and
          sign when it says what you both mean.
        </Text>
      </MailLayout>
    ),
  };
}

type Closed = {
  /** of the attached PDF */
  readonly sha256: string;
  /** the page where anybody can check it */
  readonly checkAt: string;
};

/** @returns the mail that brings the sealed copy to one of the two. */
export function closedMail(words: EvaluationMailData, { sha256, checkAt }: Closed): MailContent {
  const { other, url } = words;
  return {
    subject: `Your copy: evaluation with ${other}`,
    element: (
      <MailLayout
        preview="Both of you have signed. The sealed copy is attached."
        heading={`Your evaluation with ${other} is done`}
        action={{ label: 'Open the evaluation', url }}
        footer={footerFor(words)}
      >
        <Text>
          Both of you have signed it. The PDF is attached: what each of you wrote, what you change, and who
          signed when.
        </Text>
        <Text>To check that nobody has changed the file, open {checkAt} and choose it there.</Text>
        <FinePrint>SHA-256 of the PDF: {sha256}</FinePrint>
      </MailLayout>
    ),
  };
}
