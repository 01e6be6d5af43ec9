import { z } from 'zod';

/** C0 and C1 controls except tab and line breaks. PostgreSQL refuses NUL, and nobody means any of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming the controls is the point
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/**
 * Bidirectional overrides make letters read in another order than they are stored, so that somebody could sign
 * something other than what they read (Unicode TR36, 3.2; CVE-2021-42574). No language needs them; embeddings and
 * isolates, which stay, are enough for words of the other direction.
 */
const OVERRIDES = /[\u202d\u202e]/g;
/** Bidirectional overrides and isolates can make a name or a file read as something else (Unicode TR36, 3.2). */
const BIDI = /[\u202a-\u202e\u2066-\u2069]/g;
/**
 * Requires something visible: a name of only marks and invisible characters is no name. Hangul fillers count as letters
 * and a Braille cell without dots as a symbol, and nothing of either is seen (Unicode TR44, Default_Ignorable_Code_Point).
 */
const VISIBLE = /(?![\p{DI}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * @returns the text without control characters and bidirectional overrides, in NFC, line breaks as LF, trimmed. Half of
 * an emoji, which JSON can carry and PostgreSQL refuses, is U+FFFD, as browsers write it.
 */
export function cleanText(text: string): string {
  const allowed = text.replace(/\r\n?/g, '\n').replace(CONTROLS, '').replace(OVERRIDES, '');
  // last, since characters that a control character kept apart are together only now
  return allowed.toWellFormed().normalize('NFC').trim();
}

/** @returns one line of text, without bidirectional controls either: for names, titles and file names. */
export function cleanLine(text: string): string {
  return cleanText(text.replace(CONTROLS, '').replace(BIDI, '').replace(/\s+/g, ' '));
}

/** A required single line; `label` is what the person sees: "Give the brief a title." */
export function line(missing: string, max = 200) {
  return z
    .string({ error: missing })
    .transform(cleanLine)
    .pipe(z.string().regex(VISIBLE, missing).max(max, `That is too long: at most ${max} characters.`));
}

/** A required text of several lines. */
export function prose(missing: string, max = 20_000) {
  return z
    .string({ error: missing })
    .transform(cleanText)
    .pipe(z.string().min(1, missing).max(max, `That is too long: at most ${max} characters.`));
}

/** A text that may be empty. */
export function optionalProse(max = 20_000) {
  return z
    .string()
    .optional()
    .transform((text) => cleanText(text ?? ''))
    .pipe(z.string().max(max, `That is too long: at most ${max} characters.`));
}

/** A search term from an address; anything unreadable counts as no search. */
export function searchedText(max: number) {
  return z.string().transform(cleanLine).pipe(z.string().max(max)).catch('');
}
