import { countedNetwork, factsFrom } from '@/lib/platform/auth/request-facts';
import { hashApiToken } from '@/lib/platform/auth/tokens';
import { type Allowance, spend } from '@/lib/platform/http/rate-limit';
import { type FoundToken, findApiToken } from '@/lib/platform/tenancy/find-api-token';
import { canBeToken } from '../tokens/format.rules';
import type { Scope } from '../tokens/scopes.rules';
import { Problem } from './problem';

/** @returns the token that a call carries. @throws Problem (401) when there is none, or it doesn't work. */
export async function enter(headers: Headers, at: Date): Promise<FoundToken> {
  const { ip } = factsFrom(headers);
  if (ip !== null) refuseWhenUsedUp(await spend('apiFromAnywhere', countedNetwork(ip)));
  const [, sent] = /^Bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '') ?? [];
  if (sent === undefined) {
    throw unauthorized('Send a token: Authorization: Bearer handover_…', 'Bearer realm="Handover"');
  }
  // a malformed or truncated one costs the database nothing
  const found = canBeToken(sent) ? await findApiToken(hashApiToken(sent), at) : null;
  if (found) return found;
  throw unauthorized(
    'This token doesn’t work: it has expired, was ended, or isn’t one of ours.',
    'Bearer realm="Handover", error="invalid_token"',
  );
}

/** Takes one call from a token's limit. @returns the headers that say what is left. @throws Problem (429) */
export async function spendCall(token: FoundToken): Promise<Readonly<Record<string, string>>> {
  const allowance = await spend('api', token.tokenId);
  refuseWhenUsedUp(allowance);
  return headersOf(allowance);
}

/** @throws Problem (403) when a token lacks the scope that an endpoint needs (RFC 6750, 3.1). */
export function requireScope(token: FoundToken, scope: Scope): void {
  if (token.scopes.includes(scope)) return;
  const challenge = `Bearer realm="Handover", error="insufficient_scope", scope="${scope}"`;
  throw new Problem(403, 'insufficient_scope', `This token wasn’t allowed ${scope}. Make one that is.`, {
    headers: { 'www-authenticate': challenge },
  });
}

function unauthorized(detail: string, challenge: string): Problem {
  return new Problem(401, 'invalid_token', detail, { headers: { 'www-authenticate': challenge } });
}

function refuseWhenUsedUp(allowance: Allowance): void {
  if (!allowance.isUsedUp) return;
  throw new Problem(
    429,
    'too_many',
    `That was too much in a short time. Try again in ${allowance.resetSeconds} s.`,
    {
      headers: { ...headersOf(allowance), 'retry-after': String(allowance.resetSeconds) },
    },
  );
}

/** What is left, as draft-ietf-httpapi-ratelimit-headers writes it. */
function headersOf({ points, windowSeconds, left, resetSeconds }: Allowance) {
  return {
    'ratelimit-policy': `"api";q=${points};w=${windowSeconds}`,
    ratelimit: `"api";r=${left};t=${resetSeconds}`,
  };
}
