import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { factsFrom } from '@/lib/platform/auth/request-facts';
import { type Caller, runAs } from '@/lib/platform/auth/signed-in';
import { now } from '@/lib/platform/clock';
import { asAttachment } from '@/lib/platform/files/names';
import { readBounded } from '@/lib/platform/http/bounded-body';
import { isId, newId } from '@/lib/platform/ids';
import { log } from '@/lib/platform/logging/log';
import { Refused } from '@/lib/platform/result';
import { within } from '@/lib/platform/tenancy/bounds';
import { isBusy } from '@/lib/platform/tenancy/busy';
import type { FoundToken } from '@/lib/platform/tenancy/find-api-token';
import { type Endpoint, PDF } from './endpoint';
import { enter, requireScope, spendCall } from './entering';
import { isKnown, tagOf, versionSeen } from './etag';
import { type Found, findEndpoint } from './finding';
import { type Kept, onceFor } from './once';
import { answerOf, Problem, problemOf, problemOfFields } from './problem';

/** Bodies are about one thing; files are uploaded another way. */
const MAX_BYTES = 500_000;

/** Not cached on the way, and unreadable for other sites' pages: there is no cookie, and no CORS header. */
const ALWAYS = { 'cache-control': 'private, no-store', vary: 'authorization' };

/**
 * Answers a call to the API. Token → limit → scope → zod → the person's own queries and actions, within the token's
 * bounds → the answer, parsed → JSON. Whatever goes wrong is a problem (RFC 9457).
 * @param path below /api/v1
 */
export async function serveApi(
  endpoints: readonly Endpoint[],
  request: Request,
  path: string,
): Promise<Response> {
  let headers: Readonly<Record<string, string>> = ALWAYS;
  try {
    const found = findEndpoint(endpoints, request.method, path);
    const token = await enter(request.headers, now());
    headers = { ...ALWAYS, ...(await spendCall(token)) };
    requireScope(token, found.endpoint.scope);
    return responseOf(await perform(found, request, token), request, headers);
  } catch (error) {
    return answerOf(problemIn(error, request.method), headers);
  }
}

/** The response for an answer that is sent as it is. */
type Saved = z.infer<typeof PDF.schema>;

/** Parses, runs and answers a call; once, if it has a caller's key. */
async function perform(
  { endpoint, params }: Found,
  request: Request,
  token: FoundToken,
): Promise<Kept | Saved> {
  const seenVersion = endpoint.needsMatch ? versionSeen(request.headers.get('if-match')) : null;
  if (endpoint.needsMatch && seenVersion === null) {
    throw new Problem(428, 'version_needed', 'Send If-Match with the ETag of what you have read.');
  }
  const url = new URL(request.url);
  const text = endpoint.body.name === null ? '' : await textOf(request);
  const raw = {
    params,
    query: queryOf(url.searchParams),
    body: endpoint.body.name === null ? undefined : parsed(text),
  };
  const at = now();
  const work = (freshId: string) =>
    asTool(token, request, () => handled(endpoint, raw, { token, seenVersion, now: at, freshId }));
  const key = endpoint.method === 'POST' ? keyIn(request.headers) : null;
  if (key === null) {
    const answered = await work(newId());
    const isSaved = endpoint.answer.mediaType !== undefined;
    return isSaved ? PDF.schema.parse(answered) : written(endpoint.status, answered);
  }
  const keyedCall = { token, key, method: request.method, path: url.pathname + url.search, text, now: at };
  return onceFor(keyedCall, async (freshId) => written(endpoint.status, await work(freshId)));
}

/** A refusal becomes a problem already here, so that its key is free again. */
async function handled(endpoint: Endpoint, ...call: Parameters<Endpoint['handle']>): Promise<unknown> {
  try {
    return await endpoint.handle(...call);
  } catch (error) {
    throw asAsked(endpoint, problemIn(error, endpoint.method));
  }
}

/** 412 is about a condition that the caller sent (RFC 9110, 15.5.13); without one, being too late is a conflict. */
function asAsked({ needsMatch }: Endpoint, problem: Problem): Problem {
  if (problem.status !== 412 || needsMatch) return problem;
  const { code, message, errors, headers } = problem;
  return new Problem(409, code, message, { errors, headers });
}

/** @throws Problem (422) for a repeated query parameter: one of the two would be ignored. */
function queryOf(sent: URLSearchParams): Readonly<Record<string, string>> {
  const twice = [...new Set(sent.keys())].filter((name) => sent.getAll(name).length > 1);
  if (twice.length === 0) return Object.fromEntries(sent);
  throw problemOfFields(twice.map((field) => ({ field, message: 'Send this once.' })));
}

function keyIn(headers: Headers): string | null {
  const key = headers.get('idempotency-key');
  if (key === null || isId(key)) return key;
  throw new Problem(400, 'not_a_key', 'Idempotency-Key takes a UUID.');
}

/**
 * Runs `work` as a token's person, within its bounds. They have proved nothing just now, so anything that needs a fresh
 * sign-in is refused to a tool.
 */
function asTool<T>(token: FoundToken, request: Request, work: () => Promise<T>): Promise<T> {
  const { tokenId, workspaceId, userId, email, name, timeZone } = token;
  const caller: Caller = {
    signedIn: {
      sessionId: tokenId,
      userId,
      email,
      name,
      timeZone,
      authenticatedAt: new Date(0),
      authenticatedBy: 'api_token',
    },
    request: factsFrom(request.headers),
    isTool: true,
  };
  return within({ tokenId, workspaceId }, () => runAs(caller, work));
}

async function textOf(request: Request): Promise<string> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new Problem(415, 'not_json', 'Send JSON, and say so: Content-Type: application/json.');
  }
  const text = await readBounded(request, MAX_BYTES);
  if (text === null) throw new Problem(413, 'too_large', 'That is too long for one call.');
  return text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'not_json', 'The body isn’t JSON.');
  }
}

function written(status: number, answer: unknown): Kept {
  if (answer === undefined) return { status, body: null, etag: null };
  const body = JSON.stringify(answer);
  return { status, body, etag: tagOf(answer, body) };
}

function responseOf(ready: Kept | Saved, request: Request, headers: Readonly<Record<string, string>>) {
  if ('bytes' in ready) {
    const saved = { 'content-type': PDF.mediaType, 'content-disposition': asAttachment(ready.name) };
    return new Response(ready.bytes, { headers: { ...headers, ...saved } });
  }
  const { status, etag, body } = ready;
  const tagged = etag === null ? headers : { ...headers, etag };
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (etag !== null && isRead && isKnown(request.headers.get('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers: tagged });
  }
  const typed = body === null ? tagged : { ...tagged, 'content-type': 'application/json' };
  return new Response(body, { status, headers: typed });
}

function problemIn(error: unknown, method: string): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Refused) return problemOf(error.refusal);
  const reference = randomUUID().slice(0, 8);
  if (isBusy(error)) {
    log.warn({ err: error, reference }, 'a call to the API came at a busy moment');
    return new Problem(503, 'busy', inWords('Handover is busy just now', method, reference));
  }
  log.error({ err: error, reference }, 'a call to the API failed');
  return new Problem(500, 'bug', inWords('Something went wrong on our side', method, reference));
}

/** It may have broken after the action, while its result was read. */
function inWords(what: string, method: string, reference: string): string {
  const isRead = method === 'GET' || method === 'HEAD';
  const more = isRead
    ? '.'
    : ', and this may have been done, or not: send a POST again under the same Idempotency-Key, or look first.';
  return `${what}${more} If it keeps happening, mention ${reference}.`;
}
