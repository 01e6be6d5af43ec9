import { startApp } from './steps/app';
import { forget, readyDatabase } from './steps/database';
import { readDemoArguments } from './steps/demo-arguments';
import { runCommand } from './steps/lifecycle';
import { stopLeftovers } from './steps/processes';
import { Refused, tell } from './steps/say';

/**
 * `npm run demo [-- --reset]`: a whole Handover with a lively business in it, until Ctrl-C. With `--public
 * https://ADDRESS [--port N]` others can explore it too, through a proxy of yours (docs/operate.md, "A sample business
 * to explore").
 */
await runCommand(async (running) => {
  const { reset, publicUrl, port } = readDemoArguments(process.argv.slice(2));
  await stopLeftovers('demo');
  if (reset) await forget('demo');
  const database = await readyDatabase('demo', 24_300, running);
  const app = await startApp({
    command: 'demo',
    database,
    mode: 'start',
    ports: publicUrl
      ? { web: port, stripe: port + 1, mailbox: port + 2 }
      : { web: port, mailbox: 8025, stripe: 8125 },
    withDemoData: true,
    publicUrl,
    running,
  });

  tell(`
Handover is at ${app.url}

  as the owner         ${app.url}/demo/sign-in?as=owner
  as an assistant      ${app.url}/demo/sign-in?as=assistant
  mail it would send   ${app.mailboxUrl}
${publicUrl ? `\nThe proxy of ${publicUrl} leads to ${app.localUrl}, and /pages/ to ${app.stripeUrl}.\n` : ''}
Data and logs are in .handover/demo. Ctrl-C stops everything; npm run demo -- --reset starts anew.
`);
  throw new Refused(`The ${await app.ended} ended by itself; see .handover/demo/.`);
});
