import { createHash } from 'node:crypto';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { FoundToken } from '@/lib/platform/tenancy/find-api-token';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { Problem } from './problem';

/** How long an answer is kept for repeated calls. */
const KEPT_DAYS = 2;
/** A call begun longer ago than this was killed; it is then repeated under the same new id. */
const GIVEN_UP_AFTER_MS = 60_000;

/** An answer as it is kept. */
export type Kept = { readonly status: number; readonly etag: string | null; readonly body: string | null };

type KeyedCall = {
  readonly token: FoundToken;
  /** the Idempotency-Key: a UUID of the caller's */
  readonly key: string;
  readonly method: string;
  readonly path: string;
  /** as it came */
  readonly text: string;
  readonly now: Date;
};

/**
 * Does what is asked under a key once: a second call under it gets the first one's answer. If an answer was lost
 * half-way, or something broke on our side, the action is retried under the same new id, by which it is recognised. A
 * refusal is forgotten, so that it can be corrected under the same key.
 * @throws Problem (409) while the first is still running; (422) for something else under the same key.
 */
export async function onceFor(call: KeyedCall, perform: (freshId: string) => Promise<Kept>): Promise<Kept> {
  const begun = await begin(call);
  if ('kept' in begun) return begun.kept;
  const { freshId } = begun;
  try {
    const kept = await perform(freshId);
    await asCaller(call, (tx) =>
      tx.apiRequest.updateMany({ where: keyOf(call), data: { ...kept, answeredAt: call.now } }),
    );
    return kept;
  } catch (error) {
    const isRefused = error instanceof Problem && error.status < 500;
    await (isRefused ? forget(call) : leave(call));
    throw error;
  }
}

async function forget(call: KeyedCall): Promise<void> {
  await asCaller(call, (tx) => tx.apiRequest.deleteMany({ where: { ...keyOf(call), answeredAt: null } }));
}

/** It broke before or after the action, nobody knows which: the next try needn't wait, and finds the same id. */
async function leave(call: KeyedCall): Promise<void> {
  const begunAt = givenUpBefore(call.now);
  await asCaller(call, (tx) =>
    tx.apiRequest.updateMany({ where: { ...keyOf(call), answeredAt: null }, data: { begunAt } }),
  );
}

type Begun = { readonly freshId: string } | { readonly kept: Kept };

async function begin(call: KeyedCall): Promise<Begun> {
  const { token, now } = call;
  const askedHash = hashOf(call);
  return asCaller(call, async (tx): Promise<Begun> => {
    const freshId = newId();
    const noted = await tx.apiRequest.createMany({
      data: { ...keyOf(call), userId: token.userId, askedHash, freshId, begunAt: now },
      skipDuplicates: true,
    });
    if (noted.count === 1) {
      const longAgo = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
      await tx.apiRequest.deleteMany({ where: { userId: token.userId, begunAt: { lt: longAgo } } });
      return { freshId };
    }
    const found = await tx.apiRequest.findUniqueOrThrow({ where: { tokenId_key: keyOf(call) } });
    if (found.askedHash !== askedHash) throw REUSED;
    if (found.status !== null) return { kept: { status: found.status, etag: found.etag, body: found.body } };
    // if two take over at once, one does
    const taken = await tx.apiRequest.updateMany({
      where: {
        ...keyOf(call),
        answeredAt: null,
        begunAt: { lte: givenUpBefore(now) },
      },
      data: { begunAt: now },
    });
    if (taken.count === 0) throw STILL_ON_ITS_WAY;
    return { freshId: found.freshId };
  });
}

const REUSED = new Problem(
  422,
  'key_reused',
  'This Idempotency-Key was used for something else. Make a new one for each thing.',
);
const STILL_ON_ITS_WAY = new Problem(
  409,
  'still_on_its_way',
  'The first call under this key is still on its way.',
);

function givenUpBefore(now: Date): Date {
  return new Date(now.getTime() - GIVEN_UP_AFTER_MS);
}

function keyOf({ token, key }: KeyedCall) {
  return { tokenId: token.tokenId, key };
}

function hashOf({ method, path, text }: KeyedCall): string {
  return createHash('sha256').update(`${method} ${path}\n${text}`).digest('hex');
}

function asCaller<T>({ token }: KeyedCall, work: Parameters<typeof withActor<T>>[1]): Promise<T> {
  return withActor({ kind: 'user', userId: token.userId }, work);
}
