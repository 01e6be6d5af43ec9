import type { AgreementPage } from '@/lib/agreements/page.queries';

type SigningWords = {
  readonly title: string;
  readonly follows: readonly string[];
  readonly submit: string;
  readonly pending: string;
};

const EVIDENCE =
  'With your signature we keep your name as you type it and, if you draw it, its strokes, your account’s name and e-mail address, the time, your network address and browser, and the hash of this text. Both sides see the certificate.';

/** @returns what signing means and what follows, for a text signed here or a file signed elsewhere. */
export function signingInWords({
  actor,
  workspace,
  assistantName,
  facts,
  shown,
  predecessor,
  comingAlong,
}: Pick<
  AgreementPage,
  'actor' | 'workspace' | 'assistantName' | 'facts' | 'shown' | 'predecessor' | 'comingAlong'
>): SigningWords {
  const other = actor.role === 'assistant' ? workspace.name : assistantName;
  const isLast = facts.signatures.length === 1;
  if (shown.imported) {
    return {
      title: 'Confirm',
      follows: [
        isLast
          ? `${other} has confirmed it. With your confirmation the agreement is in force here at once, for both of you.`
          : `It is in force here as soon as ${other} has confirmed it as well.`,
        'If this isn’t the file you signed, or a term doesn’t match it, don’t confirm: ask for changes or decline, and say what is wrong.',
        EVIDENCE,
        'When both have confirmed, you each get the file and a certificate by e-mail, and both stay on this page.',
      ],
      submit: 'Confirm the agreement',
      pending: 'Confirming…',
    };
  }
  return {
    title: 'Sign',
    follows: [
      isLast
        ? `${other} has signed. With your signature the agreement is in force at once, for both of you${
            predecessor ? ', in place of the one before it.' : '.'
          }`
        : `The agreement is in force as soon as ${other} has signed as well; until then ${
            predecessor ? 'the one before it stays as it is.' : 'nothing is owed.'
          }`,
      'The text above is frozen. If anybody changes it, your signature becomes void.',
      ...(isLast ? [] : [`Until ${other} has signed as well you can take your signature back.`]),
      EVIDENCE,
      'When both have signed, you each get the PDF by e-mail, and it stays on this page.',
      ...(comingAlong.length > 0
        ? [
            `It also goes to ${comingAlong.join(', ')}, as the previous agreement did: remove any address that shouldn’t get this one.`,
          ]
        : []),
    ],
    submit: 'Sign the agreement',
    pending: 'Signing…',
  };
}
