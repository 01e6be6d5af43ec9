import { startApp } from './steps/app';
import { forget, readyDatabase } from './steps/database';
import { runCommand } from './steps/lifecycle';
import { stopLeftovers } from './steps/processes';
import { Refused, tell } from './steps/say';

/** `npm run demo [-- --reset]`: a whole Handover with a lively business in it, until Ctrl-C. */
await runCommand(async (running) => {
  await stopLeftovers('demo');
  if (process.argv.includes('--reset')) await forget('demo');
  const database = await readyDatabase('demo', 24_300, running);
  const app = await startApp({
    command: 'demo',
    database,
    mode: 'start',
    ports: { web: 3000, mailbox: 8025, stripe: 8125 },
    withDemoData: true,
    running,
  });

  tell(`
Handover is at ${app.url}

  as the owner         ${app.url}/demo/sign-in?as=owner
  as an assistant      ${app.url}/demo/sign-in?as=assistant
  mail it would send   ${app.mailboxUrl}

Data and logs are in .handover/demo. Ctrl-C stops everything; npm run demo -- --reset starts anew.
`);
  throw new Refused(`The ${await app.ended} ended by itself; see .handover/demo/.`);
});
