import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { GET as handOut } from '@/app/api/files/signed/route';
import { DELETE, GET, POST, PUT } from '@/app/api/v1/[...path]/route';
import { GET as getDocument } from '@/app/api/v1/openapi.json/route';
import { allEndpoints } from '@/lib/api/endpoints';
import { findEndpoint } from '@/lib/api/serving/finding';
import { SCOPES, type Scope } from '@/lib/api/tokens/scopes.rules';
import { makeToken } from '@/lib/api/tokens/tokens.actions';
import { getWebhook } from '@/lib/api/webhooks/queries';
import { sendWebhook } from '@/lib/api/webhooks/sending.jobs';
import { makeWebhook } from '@/lib/api/webhooks/webhooks.actions';
import { audit } from '@/lib/platform/actions/audit';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, submit } from './browser/forms';
import { FIRST_TRY } from './first-try';
import { asPerson, type Person, type TestWorkspace } from './people';

type TokenWishes = {
  readonly workspace?: TestWorkspace;
  readonly scopes?: readonly Scope[];
  readonly id?: string;
};

/** Makes a token for a person: in a business or, without one, in their own inbox. @returns the token. */
export async function givenToken(
  person: Person,
  { workspace, scopes = SCOPES, id = newId() }: TokenWishes = {},
): Promise<string> {
  const form = { id, workspaceId: workspace?.id, name: 'A test', scopes, days: 30 };
  return doneOf(await asPerson(person, () => submit(makeToken, form))).token;
}

/** As on the server, a HEAD request is answered by whatever answers GET. */
const HANDLERS = { GET, HEAD: GET, POST, PUT, DELETE } as const;

type Sent = {
  readonly method?: keyof typeof HANDLERS;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
};

/** Calls the API as a tool does. @param path below /api/v1 */
export async function call(
  token: string | null,
  path: string,
  { method = 'GET', headers = {}, json }: Sent = {},
) {
  const url = new URL(`http://localhost/api/v1${path}`);
  const request = new Request(url, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  const parts = url.pathname.replace('/api/v1/', '').split('/');
  return HANDLERS[method](request, { params: Promise.resolve({ path: parts }) });
}

/** Like `call`, and checks the answer against the document. @returns status, headers and body. */
export async function ask(token: string | null, path: string, sent: Sent = {}) {
  const response = await call(token, path, sent);
  const text = await response.text();
  const body = text === '' ? undefined : JSON.parse(text);
  const problems = await problemsOf({ method: sent.method ?? 'GET', path }, response, body);
  if (problems !== null)
    throw new Error(`${path} answered what the document doesn't promise: ${problems}\n${text}`);
  return { status: response.status, headers: response.headers, body };
}

/** Asks for a file's link, and follows it as a program without a token does. @returns what it gets. */
export async function fetchFile(token: string, path: string): Promise<Response> {
  const { body } = await ask(token, path);
  return handOut(new Request(body.url));
}

/** A webhook that has sent one message, in vain: its address is this machine, which isn’t called. */
export async function givenWebhookTried(owner: Person, { id: workspaceId }: TestWorkspace): Promise<void> {
  const ref = { workspaceId, id: newId() };
  const form = { ...ref, url: 'https://127.0.0.1/', events: ['agreement.signed'] };
  doneOf(await asPerson(owner, () => submit(makeWebhook, form)));
  await withActor({ kind: 'user', userId: owner.userId }, (tx) =>
    audit(tx, {
      workspaceId,
      actorUserId: owner.userId,
      action: 'agreement.signed',
      subject: { kind: 'agreement', id: newId() },
    }),
  );
  const [message] = (await getWebhook(owner.userId, workspaceId, ref.id))?.messages ?? [];
  if (!message) throw new Error('nothing was to be told');
  const told = { workspaceId, id: message.id };
  await sendWebhook.perform(told, FIRST_TRY);
}

type Document = Awaited<ReturnType<typeof readDocument>>;
let kept: { readonly document: Document; readonly ajv: Ajv2020 } | undefined;

/** @returns the API's document as tools read it. */
export async function readDocument() {
  return (await getDocument()).json();
}

/** @returns where an answer violates its schema in the document, or null. */
async function problemsOf(
  { method, path }: { readonly method: string; readonly path: string },
  response: Response,
  body: unknown,
): Promise<string | null> {
  if (body === undefined) return null;
  if (!response.ok) return said(await validatorOf('Problem'), body);
  const { endpoint } = findEndpoint(allEndpoints, method, path.split('?')[0] ?? '');
  return endpoint.answer.name === null ? 'nothing' : said(await validatorOf(endpoint.answer.name), body);
}

async function validatorOf(name: string): Promise<ValidateFunction> {
  if (!kept) {
    const document = await readDocument();
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema({ $id: 'api', components: document.components });
    kept = { document, ajv };
  }
  const found = kept.ajv.getSchema(`api#/components/schemas/${name}`);
  if (!found) throw new Error(`the document has no schema ${name}`);
  return found;
}

function said(validate: ValidateFunction, body: unknown): string | null {
  return validate(body) ? null : JSON.stringify(validate.errors);
}
