import { z } from 'zod';
import type { FoundToken } from '@/lib/platform/tenancy/find-api-token';
import type { Scope } from '../tokens/scopes.rules';
import { fieldsOf, issueInWords } from './issues.rules';
import { problemOfFields } from './problem';

/** A schema that the document refers to by name; an unnamed one is described in place. */
export type Named<Schema extends z.ZodType> = {
  readonly name: string | null;
  readonly schema: Schema;
  /** for answers sent as they are; defaults to JSON */
  readonly mediaType?: 'application/pdf';
  /** for what can't be read at times: a file that is being checked (409) */
  readonly mayConflict?: true;
};

/** For calls without a request body, and for answers without one. */
export const NOTHING = { name: null, schema: z.undefined() } as const;

/** For answers sent as they are: a PDF, with its file name. */
export const PDF = {
  name: null,
  mediaType: 'application/pdf',
  schema: z.object({ name: z.string(), bytes: z.instanceof(Uint8Array<ArrayBuffer>) }),
} as const;

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** An endpoint's input, parsed. */
export type Call<Params, Query, Body> = {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly token: FoundToken;
  readonly now: Date;
  /** the version that the caller has seen, from If-Match; null if none was sent */
  readonly seenVersion: number | null;
  /** made once for each Idempotency-Key: what the call creates gets this id, however often it is sent */
  readonly freshId: string;
};

type Definition<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> = {
  readonly method: Method;
  /** below /api/v1, as OpenAPI writes it: `/briefs/{id}` */
  readonly path: string;
  readonly scope: Scope;
  readonly summary: string;
  readonly description?: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Named<Body>;
  readonly answer: Named<Answer>;
  readonly status: 200 | 201 | 204;
  /** whether it requires If-Match, so that nobody overwrites what they haven't seen */
  readonly needsMatch?: true;
  readonly run: (call: Call<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<z.input<Answer>>;
};

/** What came in over the network, unchecked. */
type Raw = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/** An endpoint as the server and the document see it. */
export type Endpoint = Pick<
  Definition<z.ZodType, z.ZodType, z.ZodType, z.ZodType>,
  'method' | 'path' | 'scope' | 'summary' | 'description' | 'params' | 'query' | 'status' | 'needsMatch'
> & {
  readonly body: Named<z.ZodType>;
  readonly answer: Named<z.ZodType>;
  readonly handle: (
    raw: Raw,
    around: Pick<Call<unknown, unknown, unknown>, 'token' | 'now' | 'seenVersion' | 'freshId'>,
  ) => Promise<unknown>;
};

/**
 * Makes an endpoint. Input is parsed before `run`, and the answer is parsed too, so the document can't promise anything
 * but what is answered.
 */
export function defineEndpoint<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>({ run, body, answer, ...facts }: Definition<Params, Query, Body, Answer>): Endpoint {
  return {
    ...facts,
    body,
    answer,
    async handle(raw, around) {
      const params = parsed(facts.params, raw.params);
      const query = parsed(facts.query, raw.query);
      const sent = parsed(body.schema, raw.body);
      return answer.schema.parse(await run({ params, query, body: sent, ...around }));
    },
  };
}

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value, { error: issueInWords });
  if (result.success) return result.data;
  throw problemOfFields(fieldsOf(result.error.issues));
}
