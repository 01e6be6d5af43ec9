import type { Running } from '../steps/lifecycle';
import { say } from '../steps/say';
import { Chance } from './chance';
import type { World } from './world';

/**
 * Faults of the mail service, some of them together: it fails, is busy, does the work and doesn't answer, or reports
 * twice, late, or too early.
 */
const MAIL = [
  [{ kind: 'down', chance: 0.4 }],
  [{ kind: 'busy', chance: 0.4 }],
  [{ kind: 'silent', chance: 0.2 }],
  [{ kind: 'cut', chance: 0.4 }],
  [{ kind: 'tells_first', chance: 0.5 }],
  [{ kind: 'twice', chance: 0.6 }],
  [{ kind: 'late', chance: 0.5 }],
  [
    { kind: 'cut', chance: 0.3 },
    { kind: 'twice', chance: 0.5 },
  ],
] as const;
/** Faults of Stripe's API, before it has done what was asked or after. */
const STRIPE = [
  'rate_limited',
  'broken',
  'cut_before',
  'conflict',
  'broken_after',
  'cut_after',
  'silent',
] as const;
/** Faults of Stripe's webhooks. */
const NEWS = ['duplicate', 'reorder', 'drop', 'mis_sign'] as const;

/** Makes the stand-ins fail in changing ways. @returns what ends it, and how often each happened. */
export function injectFaults(world: World, running: Running) {
  const chance = new Chance(world.seed, 'trouble');
  const made = new Map<string, number>();
  const count = (what: string) => made.set(what, (made.get(what) ?? 0) + 1);
  const mail = async () => {
    const faults = chance.is(0.3) ? [] : (chance.oneOf(MAIL) ?? []);
    for (const { kind } of faults) count(`mail: ${kind}`);
    await send('PUT', `${world.mailboxUrl}/mailbox/faults`, faults);
  };
  const stripe = async () => {
    const kind = chance.oneOf(STRIPE) ?? 'broken';
    count(`Stripe: ${kind}`);
    await send('POST', `${world.stripeUrl}/_stand-in/faults`, {
      kind,
      times: 1 + Math.floor(chance.next() * 3),
    });
    const news = chance.oneOf(NEWS) ?? 'duplicate';
    count(`Stripe’s news: ${news}`);
    await send('POST', `${world.stripeUrl}/_stand-in/webhooks`, { kind: news, times: 2 });
  };
  const turns = [setInterval(() => void mail(), 7_000), setInterval(() => void stripe(), 13_000)];
  const end = async () => {
    for (const turn of turns) clearInterval(turn);
    await send('PUT', `${world.mailboxUrl}/mailbox/faults`, []);
    await send('DELETE', `${world.stripeUrl}/_stand-in/faults`);
  };
  running.atEnd(() => {
    for (const turn of turns) clearInterval(turn);
  });
  return { made, end };
}

async function send(method: string, url: string, body?: unknown): Promise<void> {
  const answer = await fetch(url, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => null);
  if (!answer?.ok) say(`A stand-in didn't take an order: ${url}`);
}
