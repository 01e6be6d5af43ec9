import { createServer } from 'node:http';
import { runCommand } from './steps/lifecycle';
import { firstFreePort } from './steps/ports';
import { tell } from './steps/say';

/** Mails link to pages, so their site needs an address; nothing there is ever requested. */
const NOWHERE = {
  DATABASE_APP_URL: 'postgresql://nobody@127.0.0.1:1/none',
  NEXTAUTH_URL: 'https://handover.example',
  NEXTAUTH_SECRET: 'for looking at mails, and nothing else',
};

/**
 * `npm run emails`: shows every mail that the product writes, light, dark and as text, on a local page. Ctrl-C ends it.
 */
await runCommand(async (running) => {
  Object.assign(process.env, NOWHERE);
  const { allPreviews } = await import('./emails/all');
  const { mailPage, overviewPage } = await import('./emails/pages');
  const port = await firstFreePort(8045);
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://emails.invalid');
    const page =
      pathname === '/'
        ? await overviewPage(allPreviews)
        : await mailPage(allPreviews[Number(pathname.slice(1))], searchParams.get('theme'));
    response.writeHead(page === null ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page ?? 'There is no such mail.');
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  running.atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  tell(`${allPreviews.length} mails are at http://127.0.0.1:${port}; Ctrl-C ends this.`);
  await running.stopped;
  return 0;
});
