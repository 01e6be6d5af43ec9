import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page, Route } from 'playwright/test';
import { ROOT } from '@/scripts/steps/paths';
import { type Listening, listen } from '@/tests/support/servers/listening';

/** What nginx answers when nothing is behind it (docs/operate.md). */
export async function proxyIsAlone(route: Route): Promise<void> {
  const body = await readFile(join(ROOT, 'public/away.html'));
  await route.fulfill({ status: 502, contentType: 'text/html', body });
}

/**
 * From now on, whatever a page posts is answered like that, or only the next so many.
 * @returns how often it has posted since
 */
export async function answerPosts(
  page: Page,
  answer: (route: Route) => Promise<void>,
  { times = Number.POSITIVE_INFINITY } = {},
): Promise<() => number> {
  let posts = 0;
  await page.route('**/*', (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    posts += 1;
    return posts > times ? route.continue() : answer(route);
  });
  return () => posts;
}

/** It is done, and nobody hears of it. A server that is killed meanwhile (`npm run topology`) does no other. */
export async function answerIsLost(route: Route): Promise<void> {
  await route.fetch().catch(() => null);
  await route.abort();
}

/** It is done, and the answer arrives without its last line: the result, but not the whole page. */
export async function answerIsCut(route: Route): Promise<void> {
  const answer = await route.fetch().catch(() => null);
  if (!answer) return route.abort();
  const said = await answer.text();
  const dying = await dyingServer(
    answer.headers()['content-type'],
    said.slice(0, said.lastIndexOf('\n', said.length - 2) + 1),
  );
  await route.continue({ url: dying.url });
  await route.request().response();
  // what has arrived is read by then: a line that breaks earlier takes it along
  await route
    .request()
    .frame()
    .evaluate(() => new Promise((read) => requestAnimationFrame(() => requestAnimationFrame(read))));
  dying.die();
  await dying.close();
}

type Dying = Listening & { readonly asked: Promise<unknown>; readonly die: () => void };

/**
 * A server that has begun to answer when it dies: its headers have come and what it `said`, and nothing after that ever
 * does.
 */
export async function dyingServer(type = 'text/x-component', said = ''): Promise<Dying> {
  const asked = Promise.withResolvers<() => void>();
  const server = await listen((request, response) => {
    // hanging up with something unread resets the connection, and what was already said is lost with it
    request.resume();
    response.writeHead(200, { 'content-type': type });
    response.flushHeaders();
    const dies = () => asked.resolve(() => response.destroy());
    if (said === '') dies();
    else response.write(said, dies);
  });
  return { ...server, asked: asked.promise, die: () => void asked.promise.then((kill) => kill()) };
}
