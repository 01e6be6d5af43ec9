import { startApp } from './steps/app';
import { readyDatabase } from './steps/database';
import { runCommand } from './steps/lifecycle';
import { stopLeftovers } from './steps/processes';
import { Refused, tell } from './steps/say';

/** `npm run dev`: like the demo, but watching the sources, with data of its own in .handover/dev. */
await runCommand(async (running) => {
  await stopLeftovers('dev');
  const database = await readyDatabase('dev', 54_400, running);
  const app = await startApp({
    command: 'dev',
    database,
    mode: 'dev',
    ports: { web: 3000, mailbox: 8025, stripe: 8125 },
    withDemoData: true,
    running,
  });
  tell(
    `\nHandover is at ${app.url}; sign in at ${app.url}/demo/sign-in?as=owner; mail is at ${app.mailboxUrl}\n`,
  );
  throw new Refused(`The ${await app.ended} ended by itself.`);
});
