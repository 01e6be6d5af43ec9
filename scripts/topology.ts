import { join } from 'node:path';
import { findBrowser } from './steps/browser';
import { asUser, createDatabase, passwordFor } from './steps/databases';
import { localEnv } from './steps/demo-env';
import { imageCommand, imageSettings, lastImage, makeImage } from './steps/image';
import { inTurn, killableProcess, killRepeatedly, RESTARTED, startAll } from './steps/killing';
import { runCommand } from './steps/lifecycle';
import { answering, startMailbox, startStripeStandIn } from './steps/parts';
import { firstFreePort } from './steps/ports';
import { joinPostgres, removePostgres } from './steps/postgres';
import { startProcess, stopLeftovers } from './steps/processes';
import { startNginx, startPooler } from './steps/proxies';
import { Refused, say, tell } from './steps/say';
import { runBrowserTests } from './steps/suites';

const COMMAND = 'topology';
/** TOPOLOGY_KILL_SECONDS: how often a process is killed; 0: never. */
const KILL_SECONDS = Number(process.env.TOPOLOGY_KILL_SECONDS ?? 20);

/**
 * `npm run topology [-- filter…]`: what compose.yaml runs, on this machine without containers: the Dockerfile's own
 * product, the web server and the worker twice each, pgbouncer in transaction mode between them and PostgreSQL, nginx
 * in front. The browser tests have to pass while the four are killed outright in turn and started again.
 * TOPOLOGY_AGAIN=1 reuses the last build.
 */
await runCommand(async (running) => {
  await stopLeftovers(COMMAND);
  const browser = findBrowser();
  const image = process.env.TOPOLOGY_AGAIN === '1' ? lastImage() : await makeImage(COMMAND, running);

  await removePostgres(COMMAND);
  const server = await joinPostgres(COMMAND, { fromPort: 24_870, mayLoseData: true });
  running.atEnd(server.release);
  const ownerUrl = await createDatabase(server.adminUrl, 'handover');
  const login = 'handover_topology_app';
  const database = { ownerUrl, appUrl: asUser(ownerUrl, login, passwordFor(login, ownerUrl)) };
  const pooler = startPooler(COMMAND, database.appUrl, await firstFreePort(6_543), running);
  say(`pgbouncer carries statements ${pooler.carriesNames ? 'by name' : 'only without a name'}`);

  const port = await firstFreePort(3_400);
  const [first, second] = [await firstFreePort(3_410), await firstFreePort(3_420)];
  const [mailPort, stripePort] = [await firstFreePort(8_345), await firstFreePort(8_445)];
  const [pushPort, googlePort] = [await firstFreePort(8_545), await firstFreePort(8_645)];
  const url = `http://localhost:${port}`;
  const env = {
    ...localEnv(COMMAND, {
      ...database,
      appUrl: pooler.appUrl,
      url,
      mailboxUrl: `http://127.0.0.1:${mailPort}`,
      stripeUrl: `http://127.0.0.1:${stripePort}`,
      // the tests listen on these themselves
      pushUrl: `http://127.0.0.1:${pushPort}`,
      googleUrl: `http://127.0.0.1:${googlePort}`,
    }),
    DATABASE_DIRECT_URL: database.appUrl,
    DATABASE_STATEMENTS: pooler.carriesNames ? 'named' : 'unnamed',
    // nginx is one; the other is the test itself, which names the client's address in a header
    TRUSTED_PROXY_HOPS: '2',
    METRICS_TOKEN: 'only for the topology on this machine',
  };
  const inImage = { ...imageSettings(), ...env };
  const migrating = { ...inImage, DATABASE_APP_URL: database.appUrl };
  const migrate = ['dist/commands/db-migrate.mjs'];
  const migration = startProcess(COMMAND, { name: 'migrate', args: migrate, cwd: image, env: migrating });
  if ((await migration.ended) !== 0) throw new Refused('The migrations failed; see .handover/topology/');

  await startMailbox({ command: COMMAND, env, running }, mailPort);
  await startStripeStandIn({ command: COMMAND, env, running }, stripePort);
  startNginx(COMMAND, { port, webs: [first, second], shown: join(image, 'public') }, running);

  const web = (name: string, on: number) =>
    killableProcess(name, () =>
      startProcess(COMMAND, {
        name,
        args: imageCommand(),
        cwd: image,
        env: { ...inImage, PORT: String(on), HOSTNAME: '127.0.0.1' },
      }),
    );
  const worker = (name: string) =>
    killableProcess(name, () =>
      startProcess(COMMAND, { name, args: ['dist/commands/worker.mjs'], cwd: image, env: inImage }),
    );
  const killables = [web('web-1', first), worker('worker-1'), web('web-2', second), worker('worker-2')];
  const supervised = await startAll(killables, running);
  const killing = killRepeatedly(supervised, inTurn(killables.length, KILL_SECONDS), running);
  for (const on of [first, second])
    await answering('web server', RESTARTED, `http://127.0.0.1:${on}/api/ready`, COMMAND);

  const tally = await runBrowserTests(
    { url, env, browser, config: 'tests/e2e/topology.config.ts', command: COMMAND },
    process.argv.slice(2),
    running,
  );
  const { killed, endedThemselves } = killing;
  running.atEnd(() => {
    const kills = [...killed.values()].reduce((sum, each) => sum + each, 0);
    tell(`${kills} processes were killed and started again`);
    if (endedThemselves.length > 0) tell(`Ended by themselves: ${endedThemselves.join(', ')}`);
    tell(`${tally.passed} passed, ${tally.failed} failed`);
  });
  return tally.failed + endedThemselves.length === 0 ? 0 : 1;
});
