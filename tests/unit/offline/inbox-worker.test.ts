import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { givenInboxWorker } from '@/tests/support/browser/inbox-worker';

const MARIA = '0197c1a0-0000-7000-8000-000000000001';
const TOMAS = '0197c1a0-0000-7000-8000-000000000002';
const BRIEF = '/inbox/briefs/w/b';
const FORMS = '/_next/static/chunks/forms.js';
const LATE = '/_next/static/chunks/waiting.js';

const page = (words: string, { person = MARIA, files = [FORMS] } = {}) =>
  new Response(
    `<html><script src="/_next/static/chunks/old-browsers.js" noModule=""></script>
     ${files.map((file) => `<script src="${file}"></script>`).join('')}
     <div data-person="${person}" data-kept-note="" hidden="">You are offline.</div>${words}</html>`,
    { headers: { 'content-type': 'text/html; charset=utf-8', date: new Date().toUTCString() } },
  );
const script = () => new Response('work();', { headers: { 'content-type': 'text/javascript' } });
type Answers = Parameters<typeof givenInboxWorker>[0];
const server: Answers = (path) => (path.startsWith('/_next/') ? script() : page(path));
const noLine = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

/** A promise that is fulfilled from outside. */
function awaited<T>() {
  let come: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    come = resolve;
  });
  return { promise, come };
}

describe('a page of the inbox', () => {
  it('isn’t kept before the scripts that it needs are, however slowly they come', async () => {
    const slow = awaited<Response>();
    const worker = givenInboxWorker((path) => (path === FORMS ? slow.promise : server(path)));

    await worker.navigate(BRIEF);
    worker.keep(MARIA, [BRIEF], [LATE]);
    await setImmediate();
    const before = worker.kept();
    slow.come(script());
    await worker.rest();

    expect(before).toEqual([]);
    expect(worker.kept()).toContain(BRIEF);
  });

  it('isn’t kept by its navigation alone: scripts that load late may not have come', async () => {
    const worker = givenInboxWorker(server);

    await worker.navigate(BRIEF);
    await worker.rest();

    expect(worker.kept()).toEqual([]);
  });

  it('isn’t kept when one of its files can’t be fetched, and is the next time', async () => {
    let isDown = true;
    const worker = givenInboxWorker((path) => (path === LATE && isDown ? noLine() : server(path)));

    worker.keep(MARIA, [BRIEF], [LATE]);
    await worker.rest();
    const before = worker.kept();
    isDown = false;
    worker.keep(MARIA, [BRIEF], [LATE]);
    await worker.rest();

    expect(before).toEqual([]);
    expect(worker.kept()).toContain(BRIEF);
  });

  it('that somebody left at once is kept with the next one', async () => {
    const worker = givenInboxWorker(server);

    await worker.navigate('/inbox/week');
    worker.keep(MARIA, ['/inbox/done', BRIEF], [LATE]);
    await worker.rest();

    expect(worker.kept()).toEqual(['/inbox', '/inbox/week', '/inbox/done', BRIEF]);
    expect(worker.asked.filter((path) => path === '/inbox/week')).toHaveLength(1);
  });

  it('opened again replaces its copy at once, if it is made of the same files', async () => {
    let answers = server;
    const worker = givenInboxWorker((path) => answers(path));
    worker.keep(MARIA, [BRIEF], [LATE]);
    await worker.rest();

    answers = () => page('It is accepted.');
    await worker.navigate(BRIEF);
    await worker.rest();
    answers = noLine;
    const shown = await (await worker.navigate(BRIEF)).text();

    expect(shown).toContain('It is accepted.');
    expect(shown).not.toContain('hidden');
  });

  it('needs nothing that only old browsers load', async () => {
    const worker = givenInboxWorker(server);

    worker.keep(MARIA, [BRIEF], [LATE]);
    await worker.rest();

    expect(worker.asked).not.toContain('/_next/static/chunks/old-browsers.js');
  });
});

describe('the inbox itself', () => {
  it('is kept for somebody who has only followed a link to a brief', async () => {
    const worker = givenInboxWorker(server);

    worker.keep(MARIA, [BRIEF], [LATE]);
    await worker.rest();

    expect(worker.kept()).toEqual(['/inbox', BRIEF]);
  });
});

describe('signing out', () => {
  it('also forgets what is just about to be kept', async () => {
    const slow = awaited<Response>();
    const worker = givenInboxWorker((path) => (path === FORMS ? slow.promise : server(path)));
    worker.keep(MARIA, [BRIEF], [LATE]);
    await setImmediate();

    worker.forget();
    slow.come(script());
    await worker.rest();

    expect(worker.kept()).toEqual([]);
  });

  it('leaves nothing of one person to the next', async () => {
    let person = MARIA;
    const worker = givenInboxWorker((path) => (path.startsWith('/_next/') ? script() : page('', { person })));
    worker.keep(MARIA, ['/inbox/week'], [LATE]);
    await worker.rest();

    person = TOMAS;
    worker.keep(TOMAS, [BRIEF], [LATE]);
    await worker.rest();

    expect(worker.kept()).toEqual(['/inbox', BRIEF]);
  });
});

it('a push is read from the left, also where it begins with a name that is written from the right', () => {
  const worker = givenInboxWorker(server);

  const shown = worker.push({
    title: 'Adeyemi Ceramics',
    text: 'مريم asks about “Glazes”',
    url: '/inbox',
    tag: 'a',
  });

  expect(shown).toEqual([{ title: 'Adeyemi Ceramics', body: 'مريم asks about “Glazes”', dir: 'ltr' }]);
});
