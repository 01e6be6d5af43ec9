import type { ReceivedHead } from './head';

/** What the receiving server's checks of the sender's domain found: DMARC first, else SPF and DKIM. */
export type Authenticity = 'passed' | 'failed' | 'unknown';

/**
 * Reads whether a mail really comes from whom it says, from the field that the receiving server has put on top (RFC
 * 8601); anybody may have written what is below it.
 * @returns `unknown` when nothing was checked: the domain doesn't say who may write for it.
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
 * Removes quoted strings and comments, which may be nested (RFC 5322, 3.2.2 and 3.2.4): much of them is the sender's
 * own text, such as the name before the @ of the envelope's address.
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

/** `mx.example; spf=pass smtp.mailfrom=…; dkim=fail`: for each method, the first result that counts. */
function methodsIn(value: string): ReadonlyMap<string, string> {
  const results = new Map<string, string>();
  for (const part of value.split(';').slice(1)) {
    const [, method, result] = /^\s*([a-z-]+)\s*=\s*([a-z]+)/i.exec(part) ?? [];
    if (!method || !result) continue;
    const name = method.toLowerCase();
    // a mail may have several signatures; one good one is enough
    if (results.get(name) !== 'pass') results.set(name, result.toLowerCase());
  }
  return results;
}

/** @returns whether the receiving server found the mail harmful (fields of Amazon SES, which Resend receives with). */
export function isHarmful({ field }: ReceivedHead): boolean {
  return ['x-ses-virus-verdict', 'x-ses-spam-verdict'].some(
    (name) => field(name)?.trim().toUpperCase() === 'FAIL',
  );
}
