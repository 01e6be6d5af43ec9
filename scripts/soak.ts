import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeBusinesses } from './soak/beginning';
import { Chance } from './soak/chance';
import { Diary } from './soak/diary';
import { drain } from './soak/draining';
import { injectFaults } from './soak/faults';
import { figuresOf } from './soak/figures';
import { COMMAND, type Installation, readyInstallation, untilReady } from './soak/installation';
import { liveAsAssistant, liveAsOwner } from './soak/living';
import { setUpStripe } from './soak/money';
import { Person } from './soak/person';
import { verifyMails } from './soak/verify-mails';
import { untried, verifyOperations } from './soak/verify-operations';
import { verifyStripe } from './soak/verify-stripe';
import type { World } from './soak/world';
import { killRepeatedly, startAll } from './steps/killing';
import { type Running, runCommand } from './steps/lifecycle';
import { KEPT } from './steps/paths';
import { runToEnd, stopLeftovers, TSX } from './steps/processes';
import { say, tell } from './steps/say';

const MINUTES = Number(process.env.SOAK_MINUTES ?? 20);
/** time for everything that people can do to have been done */
const LONG_ENOUGH = 10;
const SEED = Number(process.env.SOAK_SEED ?? Date.now() % 1_000_000);

/**
 * `npm run soak`: four businesses at work for SOAK_MINUTES (20), over HTTP, on two web servers and two workers, while
 * these and PostgreSQL are killed outright in a random order, and mail and Stripe fail in every way that their
 * stand-ins know. At the end everything that was acknowledged must be there once, nothing that was refused, each mail
 * and each payment once, and the whole database must be sound. SOAK_SEED repeats another run's choices.
 */
await runCommand(async (running) => {
  await stopLeftovers(COMMAND);
  say(`A soak of ${MINUTES} minutes with the seed ${SEED}`);
  const place = await readyInstallation(running);
  const businesses = await makeBusinesses(place.env, running);
  const supervised = await startAll(place.killables, running);
  await untilReady(place);

  let isOver = false;
  const world: World = {
    url: place.url,
    mailboxUrl: place.mailboxUrl,
    stripeUrl: place.stripeUrl,
    businesses,
    diary: new Diary(),
    seed: SEED,
    oddities: new Map(),
    isOver: () => isOver,
  };
  const staffed = businesses.map((business) => ({
    business,
    owner: new Person(business.owner, world),
    assistants: business.assistants.map((each) => new Person(each, world)),
  }));
  say('Everybody signs in');
  const everybody = staffed.flatMap(({ owner, assistants }) => [owner, ...assistants]);
  for (const person of everybody) await person.signIn();
  for (const { business, owner, assistants } of staffed)
    if (business.pay === 'through Stripe') await setUpStripe(owner, business, assistants);

  say(`${everybody.length} people go to work; from now on things break`);
  const chance = new Chance(SEED, 'killing');
  const nextKill = () => ({
    which: chance.oneOf(chance.oneOf(place.kinds) ?? []) ?? 0,
    seconds: chance.between(10, 30),
  });
  const killing = killRepeatedly(supervised, nextKill, running);
  const faults = injectFaults(world, running);
  const days = staffed.flatMap(({ business, owner, assistants }) => [
    liveAsOwner(owner, business),
    ...assistants.map((each) => liveAsAssistant(each, business)),
  ]);
  for (let minute = 1; minute <= MINUTES * 2; minute++) {
    await Promise.race([wait(30_000), running.stopped]);
    say(progressOf(world.diary, killing.killed));
  }
  isOver = true;
  await Promise.all(days);
  await killing.stop();
  await faults.end();
  await untilReady(place);

  say('Everybody has gone home; what is due is done');
  const found = await verifyAll(place, world, running);
  const wrong = [
    ...found.wrong,
    ...(MINUTES >= LONG_ENOUGH ? untried(world.diary.operations) : []),
    ...killing.endedThemselves.map((name) => `${name} ended by itself.`),
  ];
  keepDiary(world.diary);
  const { killed } = killing;
  tell(figuresOf({ ...found, minutes: MINUTES, seed: SEED, world, killed, faults: faults.made }));
  for (const each of wrong) tell(each);
  tell(
    wrong.length === 0
      ? '\nNothing is lost, nothing is twice, and the database is sound.'
      : `\n${wrong.length} things are wrong.`,
  );
  return wrong.length === 0 ? 0 : 1;
});

/**
 * Once nothing is on its way any more: compares what people were told, what was sent out, and what the database says.
 */
async function verifyAll(place: Installation, { diary }: World, running: Running) {
  const undone = await drain(place.ownerUrl);
  const mails = await verifyMails(place.ownerUrl, place.mailboxUrl);
  const stripe = await verifyStripe(place.ownerUrl, place.stripeUrl);
  const operations = await verifyOperations(place.ownerUrl, diary.operations);
  say('The whole database is read');
  const check = runToEnd({ name: 'check', args: [...TSX, 'scripts/check-data.ts'], env: place.env });
  running.atEnd(check.stop);
  const isSound = (await check.ended) === 0;
  const unsound = isSound ? [] : ['The check of the database found what the lines above say.'];
  return { mails, stripe, wrong: [...undone, ...operations, ...mails.wrong, ...stripe.wrong, ...unsound] };
}

/** For looking into it afterwards. */
function keepDiary({ operations }: Diary): void {
  mkdirSync(join(KEPT, COMMAND), { recursive: true });
  writeFileSync(join(KEPT, COMMAND, 'operations.json'), JSON.stringify(operations, null, 1));
}

function progressOf({ operations }: Diary, killed: ReadonlyMap<string, number>): string {
  const done = operations.filter(({ tries }) =>
    tries.some(({ outcome }) => outcome === 'acknowledged'),
  ).length;
  const kills = [...killed.values()].reduce((sum, each) => sum + each, 0);
  return `${operations.length} operations, ${done} acknowledged; ${kills} killed`;
}
