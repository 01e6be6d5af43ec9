import type { ReceivedHead } from './head';

/** What the receiving server found when it asked the sender's domain: DMARC first, else SPF and DKIM. */
export type Authenticity = 'passed' | 'failed' | 'unknown';

/**
 * Reads whether a mail comes from whom it says, from the field that the receiving server has put on top (RFC 8601); what
 * stands below it may have been written by anybody.
 * @returns `unknown` when nothing was checked: the domain says nothing about who may write for it.
 */
export function authenticityOf({ field }: ReceivedHead): Authenticity {
  const found = withoutAsides(field('authentication-results') ?? '');
  if (found === null) return 'failed';
  const results = methodsIn(found);
  const dmarc = results.get('dmarc');
  if (dmarc === 'pass') return 'passed';
  if (dmarc === 'fail') return 'failed';
  const others = [results.get('spf'), results.get('dkim')];
  if (others.includes('pass')) return 'passed';
  return others.some((result) => result !== undefined && FAILURES.includes(result)) ? 'failed' : 'unknown';
}

const FAILURES: readonly string[] = ['fail', 'softfail', 'permerror', 'policy'];

/**
 * Takes out what stands in quotes and in brackets, which may lie in each other (RFC 5322, 3.2.2 and 3.2.4): much of it is the
 * sender's own to write, such as the name before the @ of the address that a mail was sent by.
 * @returns null when one of them has no end, so that nobody can tell what belongs to it.
 */
function withoutAsides(value: string): string | null {
  let bare = '';
  let depth = 0;
  let isQuoted = false;
  for (const [letter] of value.matchAll(/\\[\s\S]|[\s\S]/g)) {
    if (isQuoted) isQuoted = letter !== '"';
    else if (letter === '(') depth += 1;
    else if (depth > 0) depth -= letter === ')' ? 1 : 0;
    else if (letter === '"') isQuoted = true;
    else bare += letter;
  }
  return isQuoted || depth > 0 ? null : bare;
}

/** `mx.example; spf=pass smtp.mailfrom=…; dkim=fail`: of each method its first result that counts. */
function methodsIn(value: string): ReadonlyMap<string, string> {
  const results = new Map<string, string>();
  for (const part of value.split(';').slice(1)) {
    const [, method, result] = /^\s*([a-z-]+)\s*=\s*([a-z]+)/i.exec(part) ?? [];
    if (!method || !result) continue;
    const name = method.toLowerCase();
    // a mail may be signed by several; one good signature is enough
    if (results.get(name) !== 'pass') results.set(name, result.toLowerCase());
  }
  return results;
}

/** @returns whether the receiving server found the mail to be harmful (fields of Amazon SES, by which Resend receives). */
export function isHarmful({ field }: ReceivedHead): boolean {
  return ['x-ses-virus-verdict', 'x-ses-spam-verdict'].some(
    (name) => field(name)?.trim().toUpperCase() === 'FAIL',
  );
}
