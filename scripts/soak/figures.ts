import type { Operation } from './diary';
import type { World } from './world';

interface Found {
  minutes: number;
  seed: number;
  world: World;
  killed: ReadonlyMap<string, number>;
  faults: ReadonlyMap<string, number>;
  mails: { taken: number };
  stripe: { collected: number; sent: number };
}

/** @returns what happened in a soak, in lines. */
export function figuresOf({ minutes, seed, world, killed, faults, mails, stripe }: Found): string {
  const { operations } = world.diary;
  const tries = operations.flatMap((operation) => operation.tries);
  const outcomes = counted(tries.map(({ outcome }) => outcome));
  const reasons = counted(
    tries
      .filter(({ outcome }) => outcome === 'refused' || outcome === 'failed')
      .map(({ said }) => said.slice(0, 90)),
  );
  return [
    '',
    `${minutes} minutes, seed ${seed}: ${operations.length} operations, ${operations.filter(isCertain).length} of them certainly done`,
    `By kind: ${listed(counted(operations.filter(isCertain).map(({ what }) => what)))}`,
    `Tries: ${tries.length}: ${listed(outcomes)}`,
    `Killed: ${listed(killed)}`,
    `Made to fail: ${listed(faults)}`,
    `Mails taken: ${mails.taken}. Collected by Stripe: ${stripe.collected}; sent on: ${stripe.sent}`,
    `Refused and failed: ${listed(reasons)}`,
    `Odd: ${listed(world.oddities)}`,
  ].join('\n');
}

function isCertain({ tries }: Operation): boolean {
  return tries.some(({ outcome }) => outcome === 'acknowledged' || outcome === 'seen');
}

function counted(all: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

function listed(counts: ReadonlyMap<string, number>): string {
  const all = [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([what, count]) => `${count} × ${what}`);
  return all.join(', ') || 'none';
}
