import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { GET as getDocument } from '@/app/api/v1/openapi.json/route';
import { allEndpoints } from '@/lib/api/endpoints';
import type { Endpoint } from '@/lib/api/serving/endpoint';
import { findEndpoint } from '@/lib/api/serving/finding';
import { Problem } from '@/lib/api/serving/problem';

/** @returns the API's document as tools read it. */
export async function readDocument() {
  return (await getDocument()).json();
}

const Ref = z.object({ $ref: z.string() });
const Content = z.record(z.string(), z.object({ schema: Ref.optional() }));
const Promised = z.object({ headers: z.record(z.string(), Ref).default({}), content: Content.default({}) });
const Operation = z.object({ responses: z.record(z.string(), z.union([Ref, Promised])) });
const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({
    responses: z.record(z.string(), Promised),
    schemas: z.record(z.string(), z.unknown()),
  }),
});

let kept: { readonly document: z.infer<typeof Document>; readonly ajv: Ajv2020 } | undefined;

async function read() {
  if (kept) return kept;
  const document = Document.parse(await readDocument());
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'api', components: { schemas: document.components.schemas } });
  kept = { document, ajv };
  return kept;
}

/** @returns the statuses that the document promises for calls of an endpoint. */
export async function documentedStatuses({ path, method }: Endpoint): Promise<readonly number[]> {
  const { document } = await read();
  return Object.keys(document.paths[path]?.[method.toLowerCase()]?.responses ?? {}).map(Number);
}

/** @throws unless a response's status, headers, type and body are those that the document promises for its call. */
export async function requireDocumented(method: string, path: string, response: Response): Promise<void> {
  const text = await response.clone().text();
  const wrong = await wrongIn({ method, path }, response, text);
  if (wrong === null) return;
  throw new Error(
    `${method} ${path} got what the document doesn't promise: ${wrong}\n${text.slice(0, 2_000)}`,
  );
}

type Called = { readonly method: string; readonly path: string };

async function wrongIn(called: Called, response: Response, text: string): Promise<string | null> {
  const { headers, content } = await promisedFor(called, response.status);
  const unsaid = API_HEADERS.filter((name) => response.headers.has(name) && !has(headers, name));
  if (unsaid.length > 0) return `the header ${unsaid.join(', ')}`;
  if (response.ok) {
    const missing = Object.keys(headers).filter((name) => !response.headers.has(name));
    if (missing.length > 0) return `no header ${missing.join(', ')}`;
  }
  if (text === '' && (called.method === 'HEAD' || Object.keys(content).length === 0)) return null;
  const promised = content[response.headers.get('content-type') ?? ''];
  if (!promised) return `a body of type ${response.headers.get('content-type')}`;
  if (!promised.schema) return null;
  const validate = await validatorOf(promised.schema.$ref);
  return validate(JSON.parse(text)) ? null : JSON.stringify(validate.errors);
}

/** The headers that are the API's own, and not those of every response (caching, security). */
const API_HEADERS = [
  'etag',
  'ratelimit',
  'ratelimit-policy',
  'retry-after',
  'www-authenticate',
  'content-disposition',
  'location',
  'link',
];

function has(headers: object, name: string): boolean {
  return Object.keys(headers).some((promised) => promised.toLowerCase() === name);
}

/** Nothing is promised of an address or a method that isn't in the document, except what a problem looks like. */
async function promisedFor({ method, path }: Called, status: number): Promise<z.infer<typeof Promised>> {
  const { document } = await read();
  const endpoint = endpointOf(method, path);
  if (!endpoint) return { headers: {}, content: { 'application/problem+json': { schema: PROBLEM } } };
  const operation = document.paths[endpoint.path]?.[endpoint.method.toLowerCase()];
  const found = operation?.responses[status];
  if (!found) throw new Error(`${method} ${path} answered ${status}, which the document doesn't promise`);
  if (!('$ref' in found)) return found;
  const common = document.components.responses[found.$ref.split('/').at(-1) ?? ''];
  if (!common) throw new Error(`the document has no ${found.$ref}`);
  return common;
}

const PROBLEM = { $ref: '#/components/schemas/Problem' };

function endpointOf(method: string, path: string): Endpoint | null {
  try {
    return findEndpoint(allEndpoints, method, path.split('?')[0] ?? '').endpoint;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

async function validatorOf(ref: string): Promise<ValidateFunction> {
  const { ajv } = await read();
  const found = ajv.getSchema(`api${ref}`);
  if (!found) throw new Error(`the document has no ${ref}`);
  return found;
}

/** @returns what is wrong with a value by one of the document's schemas; nothing, if it is valid. */
export async function errorsBySchema(name: string, value: unknown): Promise<readonly unknown[]> {
  const validate = await validatorOf(`#/components/schemas/${name}`);
  return validate(value) ? [] : (validate.errors ?? []);
}
