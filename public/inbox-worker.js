/**
 * Keeps the last seen pages of the inbox readable offline. Pages come from the network whenever it answers; a kept copy is
 * shown only when it doesn't, and says so itself: the page brings the sentence along, hidden, and it is unhidden here. The
 * copies of one person are kept at a time, and none of who has signed out. Nothing but pages of the inbox and the files
 * they are made of is touched: live updates, forms and downloads go straight to the server. It also shows what a person
 * has asked to be told on this device.
 *
 * A page is kept only after all that it works with: one that can be read but takes no answer would promise too much. So a
 * page that came waits until an open one says which files it has fetched, those that come late among them.
 *
 * A new version takes over at once: files are named by their content, so pages of the old and the new one never mix.
 */
const VERSION = 'handover-2';
const PAGES = `${VERSION}-pages-`;
const FILES = `${VERSION}-files`;
const MOST_PAGES = 60;
const MOST_FILES = 400;
const MOST_ARRIVED = 20;
/** A page that was kept so recently needn't be fetched once more. */
const FRESH_MS = 60_000;
/** Where the installed inbox begins: it is there offline also for who has only followed links from mails. */
const START = new URL('/inbox', self.location.origin).href;
const HIDDEN_NOTE = 'data-kept-note="" hidden=""';
/** What a proxy answers while the server behind it is away. */
const AWAY = new Set([502, 503, 504]);

/** Pages that came and aren't kept yet, by address. A worker that is ended forgets them: they are fetched again then. */
const arrived = new Map();
/** How often somebody was signed out or in: what was asked for before that is kept for nobody after. */
let partings = 0;

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
  const { kind, person, addresses, files } = event.data ?? {};
  if (kind === 'keep') event.waitUntil(keepOpened(person, addresses, files));
  if (kind === 'forget') event.waitUntil(forgetPages());
});

/** What a person was told while no page was open: one line, which leads to its page. The same one again takes its place. */
self.addEventListener('push', (event) => {
  const { title, text, url, tag } = event.data?.json() ?? {};
  if (!title) return;
  event.waitUntil(
    // in our own language, also where it begins with a name that is written from the right
    self.registration.showNotification(title, {
      body: text,
      tag,
      data: { url },
      icon: '/icon.svg',
      dir: 'ltr',
    }),
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
  const since = partings;
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(request));
    if (AWAY.has(answer.status)) return (await keptPage(request.url)) ?? answer;
    // only who isn't signed in is sent elsewhere from here
    if (answer.type === 'opaqueredirect') event.waitUntil(forgetPages());
    else if (answer.ok) event.waitUntil(noteArrived(request.url, answer.clone(), since));
    return answer;
  } catch {
    return (await keptPage(request.url)) ?? notKept();
  }
}

/** A page made of the same files as its kept copy takes its place at once; any other waits for the word of an open one. */
async function noteArrived(address, answer, since) {
  const page = await readPage(answer, since);
  if (!page) return;
  const copy = await (await caches.open(PAGES + page.person)).match(address);
  const before = copy ? filesNamedIn(await copy.text()) : [];
  if (copy && filesNamedIn(page.text).every((file) => before.includes(file))) return keepPage(address, page);
  arrived.delete(address);
  arrived.set(address, page);
  for (const oldest of [...arrived.keys()].slice(0, -MOST_ARRIVED)) arrived.delete(oldest);
}

/** Keeps the pages that were opened, what was seen last as the last. @param files what the open page is made of */
async function keepOpened(person, addresses, files) {
  const since = partings;
  if (!(await keepFiles(files))) return;
  const isStartKept = await (await caches.open(PAGES + person)).match(START);
  const opened = new Set([...(isStartKept ? [] : [START]), ...arrived.keys(), ...addresses]);
  for (const address of opened) {
    if (since !== partings) return;
    const page = arrived.get(address) ?? (await fetchPage(person, address, since));
    if (page && (await keepPage(address, page))) arrived.delete(address);
  }
  await trimFiles(files);
}

/** A page reached without a navigation was never fetched as a whole: it is now, once. */
async function fetchPage(person, address, since) {
  const kept = await (await caches.open(PAGES + person)).match(address);
  const age = Date.now() - Date.parse(kept?.headers.get('date') ?? '1970-01-01');
  if (age < FRESH_MS) return null;
  const answer = await fetch(address, { headers: { accept: 'text/html' } }).catch(() => null);
  if (answer?.redirected) await forgetPages();
  return answer?.ok && !answer.redirected ? readPage(answer, since) : null;
}

async function readPage(answer, since) {
  if (!answer.headers.get('content-type')?.startsWith('text/html')) return null;
  const text = await answer.text().catch(() => '');
  const person = /data-person="([0-9a-f-]{36})"/.exec(text)?.[1];
  const headers = new Headers(answer.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  return person ? { person, text, headers, since } : null;
}

/** @returns whether the page is kept, with all that it works with. */
async function keepPage(address, { person, text, headers, since }) {
  if (!(await keepFiles(filesNamedIn(text)))) return false;
  if (since !== partings) return false;
  await forget((name) => name.startsWith(PAGES) && name !== PAGES + person);
  const pages = await caches.open(PAGES + person);
  // what was seen last comes last, and is the last to go
  await pages.delete(address);
  await pages.put(address, new Response(text, { headers }));
  const keys = await pages.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_PAGES)).map((key) => pages.delete(key)));
  if (since === partings) return true;
  await caches.delete(PAGES + person);
  return false;
}

async function keptPage(address) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PAGES)) continue;
    const pages = await caches.open(name);
    const kept = (await pages.match(address)) ?? (await pages.match(address, { ignoreSearch: true }));
    if (!kept) continue;
    const text = (await kept.text()).replace(HIDDEN_NOTE, 'data-kept-note=""');
    return new Response(text, { headers: kept.headers });
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

/** @returns the addresses of the scripts, styles and fonts that a page names; what only old browsers load isn't needed here. */
function filesNamedIn(text) {
  const read = text.replace(/<script[^>]*\bnomodule\b[^>]*>/gi, '');
  const named = read.match(/\/_next\/static\/[\w./~-]+\.(?:js|css|woff2)(?:\?dpl=[\w.-]+)?/g) ?? [];
  return [...new Set(named)].map((path) => self.location.origin + path);
}

/** @returns whether all of them are kept now. */
async function keepFiles(addresses) {
  const files = await caches.open(FILES);
  let areKept = true;
  for (const address of addresses) {
    if (await files.match(address)) continue;
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) await files.put(address, answer);
    else areKept = false;
  }
  return areKept;
}

/** The oldest go, but none of those that the open page, or a kept one, is made of. */
async function trimFiles(ofOpenPage) {
  const files = await caches.open(FILES);
  const keys = await files.keys();
  if (keys.length <= MOST_FILES) return;
  const needed = new Set(ofOpenPage);
  for (const name of await caches.keys()) {
    if (!name.startsWith(PAGES)) continue;
    const pages = await caches.open(name);
    for (const key of await pages.keys()) {
      for (const file of filesNamedIn((await (await pages.match(key))?.text()) ?? '')) needed.add(file);
    }
  }
  const loose = keys.filter(({ url }) => !needed.has(url));
  await Promise.all(loose.slice(0, keys.length - MOST_FILES).map((key) => files.delete(key)));
}

/** Somebody has signed out, or another in. */
async function forgetPages() {
  partings += 1;
  arrived.clear();
  await forget((name) => name.startsWith(PAGES));
}

async function forget(isOld) {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('handover-') && isOld(name)).map((name) => caches.delete(name)),
  );
}
