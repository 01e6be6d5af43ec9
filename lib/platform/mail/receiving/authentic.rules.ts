import type { ReceivedHead } from './head';

/** What the receiving server found when it asked the sender's domain: DMARC first, else SPF and DKIM. */
export type Authenticity = 'passed' | 'failed' | 'unknown';

/**
 * Reads whether a mail comes from whom it says, from the field that the receiving server has put on top (RFC 8601); what
 * stands below it may have been written by anybody.
 * @returns `unknown` when nothing was checked: the domain says nothing about who may write for it.
 */
export function authenticityOf({ field }: ReceivedHead): Authenticity {
  const results = methodsIn(field('authentication-results') ?? '');
  const dmarc = results.get('dmarc');
  if (dmarc === 'pass') return 'passed';
  if (dmarc === 'fail') return 'failed';
  const others = [results.get('spf'), results.get('dkim')];
  if (others.includes('pass')) return 'passed';
  return others.some((result) => result !== undefined && FAILURES.includes(result)) ? 'failed' : 'unknown';
}

const FAILURES: readonly string[] = ['fail', 'softfail', 'permerror', 'policy'];

/** `mx.example; spf=pass smtp.mailfrom=…; dkim=fail (bad signature)`: of each method its first result that counts. */
function methodsIn(value: string): ReadonlyMap<string, string> {
  const results = new Map<string, string>();
  for (const part of value
    .replace(/\([^()]*\)/g, ' ')
    .split(';')
    .slice(1)) {
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
