import { z } from 'zod';
import type { Endpoint } from './serving/endpoint';
import { hasVersion } from './serving/etag';

/** The shape of a problem (RFC 9457); `code` identifies it for programs. */
export const ProblemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('For people.'),
  code: z.string().describe('For programs: not_found, invalid, wrong_state, changed_meanwhile, too_many …'),
  errors: z
    .array(z.object({ field: z.string(), message: z.string() }))
    .optional()
    .describe('What is wrong with each field, in the words of the form.'),
});

const HEADERS = {
  ETag: 'The version of the answer: send it as If-Match with a change, and as If-None-Match when reading again.',
  RateLimit: 'What is left of the limit: `"api";r=299;t=60` is 299 calls in the next 60 seconds.',
  'RateLimit-Policy': 'The limit: `"api";q=300;w=60` is 300 calls in 60 seconds.',
  'Retry-After': 'In how many seconds to try again.',
  'WWW-Authenticate': 'What is wrong with the token (RFC 6750).',
  'Content-Disposition': 'The name of the file.',
} as const;

type HeaderName = keyof typeof HEADERS;

const LIMIT = ['RateLimit', 'RateLimit-Policy'] as const satisfies readonly HeaderName[];

type Response = { readonly description: string; readonly headers?: object; readonly content?: object };

/** A response that several operations have in common; those of status 400 and up are problems. */
const COMMON = {
  304: ['NotModified', 'The answer is the one that If-None-Match names.', ['ETag', ...LIMIT]],
  400: ['BadRequest', 'The body isn’t JSON, or the Idempotency-Key isn’t a UUID.', LIMIT],
  401: ['Unauthorized', 'No token, or one that no longer works.', ['WWW-Authenticate']],
  403: [
    'Forbidden',
    'The token doesn’t have the scope (`insufficient_scope`), or its person may not do this.',
    [...LIMIT, 'WWW-Authenticate'],
  ],
  404: ['NotFound', 'It doesn’t exist, or its person may not see it.', LIMIT],
  409: ['Conflict', 'It doesn’t fit how things are now.', LIMIT],
  412: ['PreconditionFailed', 'It was changed since you read it: nothing was overwritten.', LIMIT],
  413: ['ContentTooLarge', 'The body is longer than 500,000 bytes.', LIMIT],
  415: ['UnsupportedMediaType', 'Content-Type isn’t application/json.', LIMIT],
  422: ['UnprocessableContent', 'Something that was sent isn’t valid: see `errors`.', LIMIT],
  428: ['PreconditionRequired', 'If-Match is missing.', LIMIT],
  429: ['TooManyRequests', 'Too many calls in a short time.', [...LIMIT, 'Retry-After']],
  500: ['InternalServerError', 'Something went wrong on our side.', LIMIT],
  503: ['ServiceUnavailable', 'Handover is busy, or can’t tell whether it was done: see `detail`.', LIMIT],
} as const satisfies Record<number, readonly [string, string, readonly HeaderName[]]>;

type CommonStatus = keyof typeof COMMON;

/** @returns every response that a call of an endpoint can get, by its status. */
export function responsesOf(endpoint: Endpoint): Readonly<Record<string, object>> {
  const common = commonStatusesOf(endpoint).map((status) => {
    const [name] = COMMON[status];
    return [status, { $ref: `#/components/responses/${name}` }];
  });
  return { [endpoint.status]: successOf(endpoint), ...Object.fromEntries(common) };
}

function commonStatusesOf({ method, params, body, answer, needsMatch }: Endpoint): readonly CommonStatus[] {
  const isRead = method === 'GET';
  const hasBody = body.name !== null;
  const possible: readonly (readonly [CommonStatus, boolean])[] = [
    [304, isRead && hasVersion(answer.schema)],
    [400, hasBody || method === 'POST'],
    [401, true],
    [403, true],
    [404, hasBody || hasFields(params)],
    [409, !isRead || answer.mayConflict === true],
    [412, needsMatch === true],
    [413, hasBody],
    [415, hasBody],
    [422, true],
    [428, needsMatch === true],
    [429, true],
    [500, true],
    [503, true],
  ];
  return possible.flatMap(([status, isPossible]) => (isPossible ? [status] : []));
}

function hasFields(params: z.ZodType): boolean {
  return params instanceof z.ZodObject && Object.keys(params.shape).length > 0;
}

/** A file that is sent as it is needs no schema (OpenAPI 3.1, 4.8.14.3). */
function successOf({ status, answer: { name, mediaType, schema } }: Endpoint): Response {
  if (mediaType !== undefined) {
    const headers = headersOf(['Content-Disposition', ...LIMIT]);
    return { description: 'The file.', headers, content: { [mediaType]: {} } };
  }
  const headers = headersOf(hasVersion(schema) ? ['ETag', ...LIMIT] : LIMIT);
  if (name === null) return { description: 'Done.', headers };
  return { description: status === 201 ? 'Made.' : 'As in the schema.', headers, content: jsonOf(name) };
}

/** @returns the responses and headers that operations refer to. */
export function commonResponses(): { readonly responses: object; readonly headers: object } {
  const responses = Object.entries(COMMON).map(([status, [name, description, headers]]) => [
    name,
    {
      description,
      headers: headersOf(headers),
      ...(Number(status) < 400
        ? {}
        : { content: { 'application/problem+json': { schema: refTo('Problem') } } }),
    },
  ]);
  const headers = Object.entries(HEADERS).map(([name, description]) => [
    name,
    { description, schema: { type: 'string' } },
  ]);
  return { responses: Object.fromEntries(responses), headers: Object.fromEntries(headers) };
}

function headersOf(names: readonly HeaderName[]): object {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** @returns content in JSON, of a named schema. */
export function jsonOf(name: string): object {
  return { 'application/json': { schema: refTo(name) } };
}

function refTo(name: string): object {
  return { $ref: `#/components/schemas/${name}` };
}
