/**
 * Keeps the last seen pages of the inbox readable offline. Pages come from the network whenever it answers; a kept copy is
 * shown only when it doesn't, and says so itself: the page brings the sentence along, hidden, and it is unhidden here. The
 * copies of one person are kept at a time, and none of who has signed out. Nothing but pages of the inbox and the files
 * they are made of is touched: live updates, forms and downloads go straight to the server. It also shows what a person
 * has asked to be told on this device.
 *
 * A new version takes over at once: files are named by their content, so pages of the old and the new one never mix.
 */
const VERSION = 'handover-1';
const PAGES = `${VERSION}-pages-`;
const FILES = `${VERSION}-files`;
const MOST_PAGES = 60;
const MOST_FILES = 400;
/** A page that was kept so recently needn't be fetched once more. */
const FRESH_MS = 60_000;
const HIDDEN_NOTE = 'data-kept-note="" hidden=""';
/** What a proxy answers while the server behind it is away. */
const AWAY = new Set([502, 503, 504]);

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      await forget((name) => !name.startsWith(VERSION));
      await self.registration.navigationPreload?.enable();
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('message', (event) => {
  const { kind, person, address, files } = event.data ?? {};
  if (kind === 'keep') event.waitUntil(Promise.all([keepSeen(person, address), keepFiles(files)]));
});

/** What a person was told while no page was open: one line, which leads to its page. The same one again takes its place. */
self.addEventListener('push', (event) => {
  const { title, text, url, tag } = event.data?.json() ?? {};
  if (!title) return;
  event.waitUntil(
    self.registration.showNotification(title, { body: text, tag, data: { url }, icon: '/icon.svg' }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openPage(new URL(event.notification.data?.url ?? '/inbox', self.location.origin).href));
});

async function openPage(url) {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = windows.find((each) => each.url === url);
  await (open ? open.focus() : self.clients.openWindow(url));
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(showPage(event));
  else if (pathname.startsWith('/_next/static/')) event.respondWith(showFile(request));
});

async function showPage(event) {
  const { request } = event;
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(request));
    if (AWAY.has(answer.status)) return (await keptPage(request.url)) ?? answer;
    // only who isn't signed in is sent elsewhere from here
    if (answer.type === 'opaqueredirect') event.waitUntil(forget((name) => name.startsWith(PAGES)));
    else if (answer.ok) event.waitUntil(keepPage(request.url, answer.clone()));
    return answer;
  } catch {
    return (await keptPage(request.url)) ?? notKept();
  }
}

/** A page reached without a navigation was never fetched as a whole: it is now, once. */
async function keepSeen(person, address) {
  const kept = await (await caches.open(PAGES + person)).match(address);
  const age = Date.now() - Date.parse(kept?.headers.get('date') ?? '1970-01-01');
  if (age < FRESH_MS) return;
  const answer = await fetch(address, { headers: { accept: 'text/html' } }).catch(() => null);
  if (answer?.redirected) await forget((name) => name.startsWith(PAGES));
  else if (answer?.ok) await keepPage(address, answer);
}

async function keepPage(address, answer) {
  if (!answer.headers.get('content-type')?.startsWith('text/html')) return;
  const person = /data-person="([0-9a-f-]{36})"/.exec(await answer.clone().text())?.[1];
  if (!person) return;
  await forget((name) => name.startsWith(PAGES) && name !== PAGES + person);
  const pages = await caches.open(PAGES + person);
  // what was seen last comes last, and is the last to go
  await pages.delete(address);
  await pages.put(address, answer);
  await trim(pages, MOST_PAGES);
}

async function keptPage(address) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PAGES)) continue;
    const pages = await caches.open(name);
    const kept = (await pages.match(address)) ?? (await pages.match(address, { ignoreSearch: true }));
    if (!kept) continue;
    const headers = new Headers(kept.headers);
    headers.delete('content-encoding');
    headers.delete('content-length');
    return new Response((await kept.text()).replace(HIDDEN_NOTE, 'data-kept-note=""'), { headers });
  }
  return null;
}

function notKept() {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>You are offline · Handover</title><style>body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1.25rem;color-scheme:light dark}</style>
<h1>You are offline</h1><p>This page isn’t kept on this device: only what you have opened here before is.</p>
<p><a href="/inbox">Back to the inbox</a></p></html>`;
  return new Response(page, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}

async function showFile(request) {
  const files = await caches.open(FILES);
  const kept = await files.match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await files.put(request.url, answer.clone());
  return answer;
}

async function keepFiles(addresses) {
  const files = await caches.open(FILES);
  for (const address of addresses) {
    if (await files.match(address)) continue;
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) await files.put(address, answer);
  }
  await trim(files, MOST_FILES);
}

async function trim(cache, most) {
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
}

async function forget(isOld) {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('handover-') && isOld(name)).map((name) => caches.delete(name)),
  );
}
