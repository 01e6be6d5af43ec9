import { GET as handOut } from '@/app/api/files/signed/route';
import { DELETE, GET, POST, PUT } from '@/app/api/v1/[...path]/route';
import { SCOPES, type Scope } from '@/lib/api/tokens/scopes.rules';
import { makeToken } from '@/lib/api/tokens/tokens.actions';
import { getWebhook } from '@/lib/api/webhooks/queries';
import { sendWebhook } from '@/lib/api/webhooks/sending.jobs';
import { makeWebhook } from '@/lib/api/webhooks/webhooks.actions';
import { audit } from '@/lib/platform/actions/audit';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { requireDocumented } from './api-document';
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
  /** a body that isn't made from `json` */
  readonly text?: string;
};

/**
 * Calls the API as a tool does.
 * @param path below /api/v1
 * @throws if the response isn't one that the document promises
 */
export async function call(
  token: string | null,
  path: string,
  {
    method = 'GET',
    headers = {},
    json,
    text = json === undefined ? undefined : JSON.stringify(json),
  }: Sent = {},
) {
  const url = new URL(`http://localhost/api/v1${path}`);
  const request = new Request(url, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(text === undefined ? {} : { body: text }),
  });
  const parts = url.pathname.replace('/api/v1/', '').split('/');
  const response = await HANDLERS[method](request, { params: Promise.resolve({ path: parts }) });
  await requireDocumented(method, path, response);
  return response;
}

/** Like `call`. @returns status, headers and the body, parsed. */
export async function ask(token: string | null, path: string, sent: Sent = {}) {
  const response = await call(token, path, sent);
  const text = await response.text();
  const body = text === '' ? undefined : JSON.parse(text);
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
