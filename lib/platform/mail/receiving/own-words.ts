import { plainTextReader } from '@/lib/platform/mail/plain-text';
import { answersBetween } from './answers-between.rules';
import { betweenQuotations } from './quotations.rules';
import { withoutSignature } from './signatures.rules';

/** A mail of ours, in both its parts. */
export type SentMail = { readonly text: string; readonly html: string };

/** How much of a mail is read; the quoted part may be long, what somebody writes above it isn't. */
const MAX_LENGTH = 60_000;

/** The elements that mail programs wrap quotations in, for mails without a text part. */
const QUOTED_IN_HTML = [
  '.gmail_quote',
  '.gmail_signature',
  '.moz-cite-prefix',
  '.protonmail_quote',
  '.yahoo_quoted',
  'blockquote',
];

const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const MANY_BLANK_LINES = /\n(?:[^\S\n]*\n){3,}/g;

const asText = plainTextReader([
  ...[...QUOTED_IN_HTML, 'img'].map((selector) => ({ selector, format: 'skip' })),
  { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
]);

/**
 * @param mail a received mail: its text, or its HTML if it has none
 * @param ours addresses that our mail is sent from or answered to
 * @param sent the mails of ours that it may answer: what isn't theirs in a quotation without marks was written between its lines
 * @returns what its sender wrote themselves, without quotations and signature; empty when that is nothing.
 */
export function ownWords(
  { text, html }: { readonly text: string | null; readonly html: string | null },
  ours: readonly string[],
  sent: readonly SentMail[] = [],
): string {
  const whole = text?.trim() ? text : asText((html ?? '').slice(0, MAX_LENGTH * 4));
  const read = whole.slice(0, MAX_LENGTH).replace(LINE_END, '\n').replace(MANY_BLANK_LINES, '\n\n\n');
  const textsSent = () => sent.map((each) => [each.text, asText(each.html)]);
  return (
    betweenQuotations(read, ours, (quotation) => answersBetween(quotation, textsSent()))
      // each: a signature above a quotation ends with it, and an answer below isn't part of it
      .map((piece) => withoutSignature(piece).trim())
      .filter((piece) => piece !== '')
      .join('\n\n')
  );
}
