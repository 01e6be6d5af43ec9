import type { ReceivedHead } from './head';

/** What the receiving server's checks of the sender's domain found: DMARC first, else SPF and DKIM. */
export type Authenticity = 'passed' | 'failed' | 'unknown';

/**
 * Reads whether a mail really comes from whom it says, from the field that the receiving server has put on top (RFC
 * 8601); anybody may have written what is below it. SPF and DKIM are about domains that their sender chooses, and prove
 * only that somebody may write for those: they count for the domain that the mail says it is from (RFC 7489, 3.1),
 * whether or not that domain has a DMARC record which asks for it (adr/0213).
 * @returns `unknown` when the receiving server checked nothing; `failed` when nothing that it checked vouches for the
 * sender's domain.
 */
export function authenticityOf({ from, field }: ReceivedHead): Authenticity {
  const found = withoutAsides(field('authentication-results') ?? '');
  if (found === null) return 'failed';
  const checks = checksIn(found);
  if (checks.length === 0) return 'unknown';
  const dmarc = checks.filter(({ method }) => method === 'dmarc').map(({ result }) => result);
  if (dmarc.includes('fail')) return 'failed';
  const isVouchedFor = dmarc.includes('pass') || checks.some((check) => vouchesFor(domainOf(from), check));
  return isVouchedFor ? 'passed' : 'failed';
}

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

type Check = { readonly method: string; readonly result: string; readonly about: string };

/** `mx.example; spf=pass smtp.mailfrom=…; dkim=fail`: each check with its result, and what it says of what it looked at. */
function checksIn(value: string): readonly Check[] {
  const checks: Check[] = [];
  for (const part of value.split(';').slice(1)) {
    const [, method, result, about = ''] =
      /^\s*(spf|dkim|dmarc)\s*=\s*([a-z]+)([\s\S]*)$/i.exec(part.toLowerCase()) ?? [];
    if (method && result) {
      checks.push({ method, result, about });
      continue;
    }
    // Amazon SES writes whom SPF was asked about as a part of its own
    const last = checks.pop();
    if (last) checks.push({ ...last, about: `${last.about} ${part}` });
  }
  return checks;
}

/** Where each check says which domain it is about (RFC 8601, 2.7; `envelope-from` is Amazon SES's name). */
const DOMAIN_OF: Readonly<Record<string, RegExp>> = {
  spf: /\s(?:smtp\.mailfrom|envelope-from)\s*=\s*(\S+)/i,
  dkim: /\sheader\.[di]\s*=\s*(\S+)/i,
};

/**
 * @returns whether a check that was passed is about a domain itself, or about one that it is part of. One below it
 * doesn't count: without a list of where names are given out, it may be a stranger's.
 */
function vouchesFor(domain: string, { method, result, about }: Check): boolean {
  const [, named = ''] = DOMAIN_OF[method]?.exec(about) ?? [];
  const checked = domainOf(named.toLowerCase());
  return result === 'pass' && checked !== '' && `.${domain}`.endsWith(`.${checked}`);
}

/** @returns what follows the @ of an address, or the text itself if it has none. */
function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** @returns whether the receiving server found the mail harmful (fields of Amazon SES, which Resend receives with). */
export function isHarmful({ field }: ReceivedHead): boolean {
  return ['x-ses-virus-verdict', 'x-ses-spam-verdict'].some(
    (name) => field(name)?.trim().toUpperCase() === 'FAIL',
  );
}
