import { z } from 'zod';
import type { FoundToken } from '@/lib/platform/tenancy/find-api-token';
import type { Scope } from '../tokens/scopes.rules';
import { fieldsOf, issueInWords } from './issues.rules';
import { problemOfFields } from './problem';

/** A schema that the document calls by a name; without one there is nothing to say of it. */
export type Named<Schema extends z.ZodType> = {
  readonly name: string | null;
  readonly schema: Schema;
  /** of what is answered as it is; left out, it is JSON */
  readonly mediaType?: 'application/pdf';
};

/** For calls that nothing is posted with, and for answers without a body. */
export const NOTHING = { name: null, schema: z.undefined() } as const;

/** For answers that are saved as they are: a PDF, with the name that it has as a file. */
export const PDF = {
  name: null,
  mediaType: 'application/pdf',
  schema: z.object({ name: z.string(), bytes: z.instanceof(Uint8Array<ArrayBuffer>) }),
} as const;

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What an endpoint works with, parsed. */
export type Call<Params, Query, Body> = {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly token: FoundToken;
  readonly now: Date;
  /** the version that the caller has seen, by If-Match; null where none was sent */
  readonly seenVersion: number | null;
  /** made once for each Idempotency-Key: what the call makes gets this id, however often it is sent */
  readonly freshId: string;
};

/** What an endpoint answers; with a version it has an ETag, by which a later change says what it has seen. */
export type Answered<Body> = { readonly body: Body; readonly version?: number };

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
  /** whether it asks by If-Match which version was seen, so that nobody overwrites what they haven't */
  readonly needsMatch?: true;
  readonly run: (
    call: Call<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Promise<Answered<z.input<Answer>>>;
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
  ) => Promise<Answered<unknown>>;
};

/**
 * Makes an endpoint. What comes in is parsed before `run`, and what goes out is parsed too: the document can't promise
 * anything else than what is answered.
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
      const { body: answered, ...rest } = await run({ params, query, body: sent, ...around });
      return { body: answer.schema.parse(answered), ...rest };
    },
  };
}

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value, { error: issueInWords });
  if (result.success) return result.data;
  throw problemOfFields(fieldsOf(result.error.issues));
}
