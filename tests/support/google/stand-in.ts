import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { GOOGLE_CLIENT } from '@/scripts/steps/demo-env';
import { listen } from '../servers/listening';

/** What an ID token says in addition to what all of this stand-in's tokens say. */
export type Claims = Readonly<Record<string, string | number | boolean | undefined>>;

/** How an ID token is signed: as it should be, by somebody else, or not at all. */
export type Signed = 'by Google' | 'by another' | 'by nobody';

type Approved = {
  readonly request: URLSearchParams;
  readonly claims: Claims;
  readonly signed: Signed;
};

const CLIENT = { id: GOOGLE_CLIENT.GOOGLE_CLIENT_ID, secret: GOOGLE_CLIENT.GOOGLE_CLIENT_SECRET };
const KEY_ID = 'the-stand-in';

/**
 * Google as an OpenID Connect provider, on this machine: discovery, keys, and tokens for codes, over HTTP. It is strict
 * where Google is: the client, its secret and its address have to be the registered ones, and a code works once, for
 * whoever has the verifier (OpenID Connect Core 1.0, 3.1; RFC 6749, 4.1; RFC 7636).
 * @param redirectUri the registered redirect address
 * @param port where it listens; left out, any
 */
export async function startGoogle(redirectUri: string, { port = 0 } = {}) {
  const own = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const approved = new Map<string, Approved>();
  let issuer = '';
  let choice: Claims | null = null;

  const server = await listen(async (request, response) => {
    const address = new URL(request.url ?? '', issuer);
    if (address.pathname === '/auth' && choice !== null)
      return response.writeHead(302, { location: approve(address.href, choice).href }).end();
    const [status, answer] = await answerTo(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }, port);
  issuer = server.url;

  async function answerTo(request: IncomingMessage): Promise<readonly [number, object]> {
    switch (`${request.method} ${request.url}`) {
      case 'GET /.well-known/openid-configuration':
        return [200, configuration()];
      case 'GET /keys': {
        const jwk = own.publicKey.export({ format: 'jwk' });
        return [200, { keys: [{ ...jwk, kid: KEY_ID, alg: 'RS256', use: 'sig' }] }];
      }
      case 'POST /token':
        return tokenFor(new URLSearchParams(await text(request)), request.headers.authorization);
      default:
        return [404, {}];
    }
  }

  function configuration(): object {
    return {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }

  function tokenFor(form: URLSearchParams, authorization: string | undefined): readonly [number, object] {
    const basic = `Basic ${Buffer.from(`${CLIENT.id}:${encodeURIComponent(CLIENT.secret).replaceAll('%20', '+')}`).toString('base64')}`;
    if (authorization !== basic) return [401, { error: 'invalid_client' }];
    const code = form.get('code') ?? '';
    const found = approved.get(code);
    approved.delete(code);
    const isRight =
      found !== undefined &&
      form.get('grant_type') === 'authorization_code' &&
      form.get('redirect_uri') === redirectUri &&
      challengeOf(form.get('code_verifier') ?? '') === found.request.get('code_challenge');
    if (!isRight) return [400, { error: 'invalid_grant' }];
    return [
      200,
      { access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: idToken(found) },
    ];
  }

  function idToken({ request, claims, signed }: Approved): string {
    const at = Math.floor(Date.now() / 1_000);
    const said = {
      iss: issuer,
      aud: CLIENT.id,
      sub: '110248495921238986420',
      iat: at,
      exp: at + 300,
      nonce: request.get('nonce'),
      ...claims,
    };
    const alg = signed === 'by nobody' ? 'none' : 'RS256';
    const head = `${encoded({ alg, kid: KEY_ID, typ: 'JWT' })}.${encoded(said)}`;
    const keys: Readonly<Record<Signed, KeyObject | null>> = {
      'by Google': own.privateKey,
      'by another': other.privateKey,
      'by nobody': null,
    };
    const key = keys[signed];
    return `${head}.${key ? sign('sha256', Buffer.from(head), key).toString('base64url') : ''}`;
  }

  /**
   * Somebody has come to `address` and chosen an account.
   * @returns the address to which Google sends them back.
   * @throws Error for a request that Google wouldn't accept.
   */
  function approve(address: string, claims: Claims, signed: Signed = 'by Google'): URL {
    const { origin, pathname, searchParams: request } = new URL(address);
    const asked = Object.fromEntries(request);
    const isRight =
      `${origin}${pathname}` === `${issuer}/auth` &&
      asked.response_type === 'code' &&
      asked.client_id === CLIENT.id &&
      asked.redirect_uri === redirectUri &&
      asked.scope?.split(' ').includes('openid') &&
      asked.code_challenge_method === 'S256' &&
      [asked.state, asked.nonce, asked.code_challenge].every((each) => (each?.length ?? 0) >= 32);
    if (!isRight) throw new Error(`Google refuses what it was asked: ${address}`);
    const code = randomUUID();
    approved.set(code, { request, claims, signed });
    const back = new URL(redirectUri);
    back.search = new URLSearchParams({ state: asked.state ?? '', code }).toString();
    return back;
  }

  return {
    settings: { ...GOOGLE_CLIENT, GOOGLE_ISSUER: issuer },

    approve,

    /** From now on, everybody who opens its page in a browser chooses this account at once. */
    chooses(claims: Claims): void {
      choice = claims;
    },

    close: server.close,
  };
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
