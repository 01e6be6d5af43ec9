import autocannon from 'autocannon';
import type { Running } from '@/scripts/steps/lifecycle';
import { Refused } from '@/scripts/steps/say';
import { atRest, processorMilliseconds } from './memory';

/** A page to request, as a given person. */
export interface Target {
  name: string;
  /** how many are in the database behind it; the bare page has none */
  briefs?: number;
  url: string;
  headers: Record<string, string>;
  /** the server's process, whose processor time is read where the system reports it */
  pid?: number | undefined;
}

export interface Measured {
  /** answered requests per second under load, one figure per round */
  perSecond: number[];
  /** milliseconds of processor time per request under load, one figure per round: what a busy machine distorts least */
  processor: number[];
  /** milliseconds of each request by a single person, over all rounds */
  alone: number[];
  /** milliseconds of each request under load, over all rounds */
  underLoad: number[];
}

export interface Plan {
  /** how many requests each page gets before anything counts; a server with few pages gets as many as one with many */
  warmUpRequests: number;
  rounds: number;
  /** how long each page is requested in a round: with many connections, then with one */
  secondsUnderLoad: number;
  secondsAlone: number;
  /** how many people ask at once under load */
  connections: number;
}

/** More than any page here can answer in a slot: it limits the run by number, as the seconds do by time. */
const MOST_REQUESTS = 20_000;
const MOST_SECONDS_OF_WARMING_UP = 120;
/** An answer that takes longer than this counts as none. */
const MOST_SECONDS_OF_WAITING = 30;
const REQUESTS_TO_WAKE = 100;
const MOST_SECONDS_OF_WAKING = 5;
/**
 * For a page so slow that a slot would end before so many answers on each connection, exactly that many are awaited.
 */
const FEWEST_A_CONNECTION = 5;
const MOST_SECONDS_OF_A_SLOW_SLOT = 120;

/**
 * Requests every page in turn, round after round, so that whatever else the machine does affects all of them alike.
 * Each is warmed up first, by a number of requests and not by seconds: V8 optimises what has run often, in steps up to
 * some two thousand requests, and a page that answers slowly would never get there. In total every server gets equally
 * many requests: the bare page, alone on its own, as many as all of the product's pages together. A first round isn't
 * counted: by the second, every server has answered the same requests in the same order, whatever is in its database.
 * Refuses when a page answers with anything but success.
 */
export async function measure(
  targets: readonly Target[],
  plan: Plan,
  running: Running,
): Promise<(target: Target) => Measured> {
  const results = new Map<Target, Measured>(
    targets.map((target) => [target, { perSecond: [], processor: [], alone: [], underLoad: [] }]),
  );
  const most = Math.max(...targets.map((target) => sharing(target, targets)));
  const warmUpOf = (target: Target): Slot => ({
    connections: plan.connections,
    seconds: MOST_SECONDS_OF_WARMING_UP,
    most: Math.ceil((plan.warmUpRequests * most) / sharing(target, targets)),
  });
  // a server that was idle while others were measured answers its first requests slowly, so those don't count
  const wakingSlot = {
    connections: plan.connections,
    seconds: MOST_SECONDS_OF_WAKING,
    most: REQUESTS_TO_WAKE,
  };
  const rates = new Map<Target, number>();
  for (const target of targets) {
    const { times, seconds } = await ask(target, warmUpOf(target), running);
    rates.set(target, times.length / seconds);
  }
  for (let round = 0; round <= plan.rounds; round++) {
    for (const target of targets) {
      const rate = rates.get(target) ?? 0;
      await ask(target, wakingSlot, running);
      const loaded = await ask(target, slotOf(plan.connections, plan.secondsUnderLoad, rate), running);
      const alone = await ask(target, slotOf(1, plan.secondsAlone, rate), running);
      if (loaded.times.length === 0 || alone.times.length === 0)
        throw new Refused(`${target.name} gave no answer in time.`);
      if (round === 0) continue;
      const result = results.get(target);
      result?.perSecond.push(loaded.times.length / loaded.seconds);
      result?.processor.push(loaded.processorMs / loaded.times.length);
      result?.underLoad.push(...loaded.times);
      result?.alone.push(...alone.times);
    }
  }
  return (target) => {
    const result = results.get(target);
    if (!result) throw new Error(`${target.name} was not measured.`);
    return result;
  };
}

/** How many of the pages each server answers. */
function sharing({ url }: Target, targets: readonly Target[]): number {
  const server = new URL(url).origin;
  return targets.filter((other) => new URL(other.url).origin === server).length;
}

type Slot = { readonly connections: number; readonly seconds: number; readonly most: number };

/**
 * @returns so many seconds or, for a page that answers `rate` times a second and so too seldom for that, so many
 * answers.
 */
function slotOf(connections: number, seconds: number, rate: number): Slot {
  const fewest = FEWEST_A_CONNECTION * connections;
  return rate * seconds < fewest
    ? { connections, seconds: MOST_SECONDS_OF_A_SLOW_SLOT, most: fewest }
    : { connections, seconds, most: MOST_REQUESTS };
}

interface Answered {
  /** milliseconds of each answer */
  times: number[];
  /** from the first request to the last answer */
  seconds: number;
  /** what the server's process used meanwhile; NaN where the system doesn't report it */
  processorMs: number;
}

async function ask(
  { name, url, headers, pid }: Target,
  { connections, seconds, most }: Slot,
  running: Running,
): Promise<Answered> {
  const times: number[] = [];
  const before = processorMilliseconds(pid) ?? Number.NaN;
  const began = performance.now();
  let ended = began;
  const { errors, non2xx } = await new Promise<autocannon.Result>((resolve, reject) => {
    const asking = autocannon(
      {
        url,
        headers,
        connections,
        duration: seconds,
        maxOverallRequests: most,
        timeout: MOST_SECONDS_OF_WAITING,
        sampleInt: 100,
      },
      (error, result) => (error ? reject(error) : resolve(result)),
    );
    running.atEnd(() => asking.stop());
    asking.on('response', (_client, status, _bytes, milliseconds) => {
      if (status === 200) times.push(milliseconds);
      ended = performance.now();
    });
  });
  if (errors > 0 || non2xx > 0)
    throw new Refused(`${name} did not answer as it should: ${errors} errors, ${non2xx} other answers.`);
  const processorMs = (processorMilliseconds(pid) ?? Number.NaN) - before;
  await atRest(pid);
  return { times, seconds: (ended - began) / 1000, processorMs };
}
