import { readdirSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { eventually } from '@/tests/support/eventually';

type Heard = { readonly asked: Record<string, string | undefined>; readonly answered: Map<string, string> };

/** What a page and its response carry, for a request to `url` with these headers. */
async function heard(url: string, headers: Record<string, string> = {}): Promise<Heard> {
  const { beforePage } = await import('@/lib/platform/http/before-pages');
  const asked: Record<string, string | undefined> = { ...headers };
  const answered = new Map<string, string>();
  const response = {
    setHeader: (name: string, value: string) => answered.set(name, value),
  };
  beforePage({ url, headers: asked }, response);
  return { asked, answered };
}

/** Where a form posted to `url` with these headers gets to. */
async function postedTo(url: string, headers: Record<string, string>): Promise<string> {
  const { beforePage } = await import('@/lib/platform/http/before-pages');
  const request = { url, headers, method: 'POST' };
  beforePage(request, { setHeader: () => undefined });
  return request.url;
}

describe('before a page', () => {
  beforeEach(() => {
    vi.resetModules();
    vi.unstubAllEnvs();
  });

  it('its request and its response have the same policy, with a nonce that no other page has', async () => {
    const [first, second] = [await heard('/inbox'), await heard('/inbox')];

    expect(first.answered.get('content-security-policy')).toBe(first.asked['content-security-policy']);
    expect(first.asked['content-security-policy']).toMatch(/'nonce-[\w+/]{22}=='/);
    expect(second.asked['content-security-policy']).not.toBe(first.asked['content-security-policy']);
  });

  it('what a browser sent under our header names is replaced', async () => {
    const sent = {
      'x-handover-path': '/elsewhere',
      'x-request-id': 'chosen-by-a-stranger',
      'content-security-policy': "script-src 'nonce-known'",
    };

    const { asked } = await heard('/w/studio?list=closed', sent);

    expect(asked['x-handover-path']).toBe('/w/studio?list=closed');
    expect(asked['x-request-id']).not.toBe('chosen-by-a-stranger');
    expect(asked['content-security-policy']).not.toContain('nonce-known');
  });

  it.each([
    '/api/../inbox',
    '/api/%2e%2e/inbox',
    '/_next/static/../../inbox',
    '/_next/static/.%2E/%2e./inbox',
    '/icon.svg/../inbox',
    '/api/..\\inbox',
  ])(
    '%s is the inbox to a server, so it is no way around that for what a browser sent under our names',
    async (url) => {
      const { asked, answered } = await heard(url, {
        'x-request-id': 'chosen-by-a-stranger',
        'content-security-policy': "script-src 'nonce-known'",
      });

      expect(asked['x-request-id']).not.toBe('chosen-by-a-stranger');
      expect(asked['content-security-policy']).toBe(answered.get('content-security-policy'));
      expect(asked['content-security-policy']).not.toContain('nonce-known');
    },
  );

  it.each(['/inbox/../api/live', '/w/studio?next=/../api/'])(
    '%s is what its path leads to, whatever is in its query',
    async (url) => {
      const isPage = url.startsWith('/w/');
      expect((await heard(url)).answered.has('content-security-policy')).toBe(isPage);
    },
  );

  it('a proxy of ours may name the request, so that both logs have the same id', async () => {
    vi.stubEnv('TRUSTED_PROXY_HOPS', '1');

    const { asked, answered } = await heard('/inbox', { 'x-request-id': 'from-the-proxy' });

    expect(asked['x-request-id']).toBe('from-the-proxy');
    expect(answered.get('x-request-id')).toBe('from-the-proxy');
  });

  it.each([
    '/apple-touch-icon-precomposed.png',
    '/icons/nothing.png',
    '/icon.svg/x',
    '/_next/static',
    '/_next/static?x',
    '/_next/statics/a.js',
    '/_next/image?url=a',
    '/manifest.webmanifest/x',
  ])("%s has one as well: it leads to the page that says it doesn't exist", async (url) => {
    expect((await heard(url)).answered.has('content-security-policy')).toBe(true);
  });

  it('what is the same for everybody has none', async () => {
    const files = readdirSync('public', { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:png|ico|svg)$/.test(name))
      .map((name) => `/${name}`);

    expect(files.length).toBeGreaterThan(3);
    for (const url of [...files, '/manifest.webmanifest', '/_next/static/chunks/a.js?dpl=1'])
      expect([url, (await heard(url)).answered.size]).toEqual([url, 0]);
  });

  it.each([
    ['/inbox?_rsc=1a2b', '/inbox'],
    ['/inbox/done?after=x&_rsc=1a2b', '/inbox/done?after=x'],
    ['/inbox/done?_rsc=1a2b&after=x', '/inbox/done?after=x'],
    ['/inbox/done?after=x', '/inbox/done?after=x'],
  ])('%s is the page %s', async (url, page) => {
    expect((await heard(url)).asked['x-handover-path']).toBe(page);
  });

  it('a route handler has an id as well, and a policy of its own', async () => {
    const { asked, answered } = await heard('/api/live', { 'x-request-id': 'chosen-by-a-stranger' });

    expect(Object.keys(asked)).toEqual(['x-request-id']);
    expect(asked['x-request-id']).not.toBe('chosen-by-a-stranger');
    expect(answered.get('x-request-id')).toBe(asked['x-request-id']);
    expect(answered.has('content-security-policy')).toBe(false);
  });

  it.each(['/inbox/', '/api/live/'])(
    '%s, which Next answers by itself, has what every response has',
    async (url) => {
      const { answered } = await heard(url);

      expect(answered.get('X-Content-Type-Options')).toBe('nosniff');
      expect(answered.get('Strict-Transport-Security')).toMatch(/^max-age=/);
    },
  );

  it.each([
    ['TRACE', 'UNKNOWN'],
    ['OPTIONS', 'OPTIONS'],
  ])('%s arrives at the server as %s', async (method, asked) => {
    const { beforePage } = await import('@/lib/platform/http/before-pages');
    const request = { url: '/api/live', headers: {}, method };

    beforePage(request, { setHeader: () => undefined });

    expect(request.method).toBe(asked);
  });

  it.each([
    ['multipart/form-data', {}],
    ['multipart/form-data; boundary=', {}],
    ['multipart/form-data; boundary=""', {}],
    ['multipart/form-data; boundary=abc', { origin: 'nonsense' }],
    ['multipart/form-data; boundary=abc', { origin: 'null' }],
    ['multipart/form-data; boundary=abc', { 'sec-fetch-site': 'cross-site' }],
    ['text/plain;charset=UTF-8', { 'next-action': 'a1', origin: '' }],
  ])('a form of type %s with %o is refused in words, whatever page it was for', async (type, headers) => {
    expect(await postedTo('/sign-in', { 'content-type': type, ...headers })).toBe('/api/unreadable-form');
  });

  it.each([
    ['multipart/form-data; boundary=----WebKitFormBoundaryQq', { 'sec-fetch-site': 'same-origin' }],
    ['multipart/form-data; charset=utf-8; boundary="a b"', { origin: 'https://handover.example' }],
    ['multipart/form-data; Boundary=abc', {}],
    ['text/plain;charset=UTF-8', { 'next-action': 'a1', origin: 'http://localhost:3000' }],
    ['application/x-www-form-urlencoded', { 'sec-fetch-site': 'cross-site' }],
  ])('a form of type %s with %o gets to its page', async (type, headers) => {
    expect(await postedTo('/sign-in', { 'content-type': type, ...headers })).toBe('/sign-in');
  });

  it('a route handler judges by itself what is posted to it', async () => {
    expect(await postedTo('/api/csp', { 'content-type': 'multipart/form-data' })).toBe('/api/csp');
  });

  it.each(['/_next/static/chunks/a.js', '/icon.svg'])('%s is the same for everybody', async (url) => {
    const { asked, answered } = await heard(url);

    expect(asked).toEqual({});
    expect(answered.size).toBe(0);
  });

  it.each([
    ['/w/%', '/w/%25'],
    ['/api/files/%zz/%41?x=%', '/api/files/%25zz/%2541?x=%'],
    ['/inbox/%c3%28', '/inbox/%25c3%2528'],
    ['/inbox/%C3%B8?x=%', '/inbox/%C3%B8?x=%'],
    ['*', '/*'],
    ['http://elsewhere.example/inbox?list=closed', '/inbox?list=closed'],
    ['//elsewhere.example/inbox', '//elsewhere.example/inbox'],
  ])('%s is requested from the server as %s, which it can read', async (url, asked) => {
    const { beforePage } = await import('@/lib/platform/http/before-pages');
    const request = { url, headers: {} };

    beforePage(request, { setHeader: () => undefined });

    expect(request.url).toBe(asked);
  });

  it('hears of requests from Node itself, before any listener of the server, and to their end', async () => {
    const { createServer } = await import('node:http');
    const { listenBeforePages } = await import('@/lib/platform/http/before-pages');
    const { currentWork } = await import('@/lib/platform/logging/work');
    const measured: unknown[] = [];
    const request = (taken: object) => measured.push({ ...taken, seconds: 0 });
    vi.stubGlobal('handoverMeasures', { request });
    listenBeforePages((path) => (path === '/w/studio' ? '/w/[workspace]' : 'other'));
    const server = createServer(async (request, response) => {
      await Promise.resolve();
      const isStream = request.url === '/api/live';
      if (isStream) response.setHeader('content-type', 'text/event-stream');
      response.end(`${request.headers['x-handover-path']} ${currentWork()?.requestId}`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const ask = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init);

    const answer = await ask('/w/studio?list=closed');
    await ask('/api/live');
    await ask('/somebody@inbox.example', { method: 'POST' });

    expect(await answer.text()).toBe(`/w/studio?list=closed ${answer.headers.get('x-request-id')}`);
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    await eventually(() =>
      expect(measured).toEqual([
        { route: '/w/[workspace]', method: 'GET', status: '2xx', seconds: 0 },
        { route: 'other', method: 'POST', status: '2xx', seconds: 0 },
      ]),
    );
    server.close();
    vi.unstubAllGlobals();
  });

  it('also prepares the pages of requests that came before the server was ready', async () => {
    const { listenBeforePages } = await import('@/lib/platform/http/before-pages');
    const request = Object.assign(new IncomingMessage(new Socket()), { url: '/inbox' });
    const response = new ServerResponse(request);
    // as scripts/before-serving.mjs keeps them
    globalThis.handoverEarlyRequests = [{ request, response }];

    listenBeforePages(() => 'other');

    expect(request.headers['x-handover-path']).toBe('/inbox');
    expect(response.getHeader('content-security-policy')).toContain("'nonce-");
    expect(response.getHeader('x-request-id')).toBe(request.headers['x-request-id']);
    expect(globalThis.handoverEarlyRequests).toBeUndefined();
  });

  it('leaves already answered requests alone: nothing can be added to them, and the server goes on starting', async () => {
    const { listenBeforePages } = await import('@/lib/platform/http/before-pages');
    const [answered, waiting] = ['/_next/nothing', '/inbox'].map((url) => {
      const request = Object.assign(new IncomingMessage(new Socket()), { url });
      return { request, response: new ServerResponse(request) };
    });
    answered?.response.writeHead(404).flushHeaders();
    globalThis.handoverEarlyRequests = [answered, waiting];

    listenBeforePages(() => 'other');

    expect(answered?.request.headers['x-handover-path']).toBeUndefined();
    expect(waiting?.request.headers['x-handover-path']).toBe('/inbox');
  });
});
