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

type Asked = {
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
export async function onceFor(asked: Asked, perform: (freshId: string) => Promise<Kept>): Promise<Kept> {
  const begun = await begin(asked);
  if ('kept' in begun) return begun.kept;
  const { freshId } = begun;
  try {
    const kept = await perform(freshId);
    await asCaller(asked, (tx) =>
      tx.apiRequest.updateMany({ where: keyOf(asked), data: { ...kept, answeredAt: asked.now } }),
    );
    return kept;
  } catch (error) {
    const isRefused = error instanceof Problem && error.status < 500;
    await (isRefused ? forget(asked) : leave(asked));
    throw error;
  }
}

async function forget(asked: Asked): Promise<void> {
  await asCaller(asked, (tx) => tx.apiRequest.deleteMany({ where: { ...keyOf(asked), answeredAt: null } }));
}

/** It broke before or after the action, nobody knows which: the next try needn't wait, and finds the same id. */
async function leave(asked: Asked): Promise<void> {
  const begunAt = givenUpBefore(asked.now);
  await asCaller(asked, (tx) =>
    tx.apiRequest.updateMany({ where: { ...keyOf(asked), answeredAt: null }, data: { begunAt } }),
  );
}

type Begun = { readonly freshId: string } | { readonly kept: Kept };

async function begin(asked: Asked): Promise<Begun> {
  const { token, now } = asked;
  const askedHash = hashOf(asked);
  return asCaller(asked, async (tx): Promise<Begun> => {
    const freshId = newId();
    const noted = await tx.apiRequest.createMany({
      data: { ...keyOf(asked), userId: token.userId, askedHash, freshId, begunAt: now },
      skipDuplicates: true,
    });
    if (noted.count === 1) {
      const longAgo = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
      await tx.apiRequest.deleteMany({ where: { userId: token.userId, begunAt: { lt: longAgo } } });
      return { freshId };
    }
    const found = await tx.apiRequest.findUniqueOrThrow({ where: { tokenId_key: keyOf(asked) } });
    if (found.askedHash !== askedHash) throw REUSED;
    if (found.status !== null) return { kept: { status: found.status, etag: found.etag, body: found.body } };
    // if two take over at once, one does
    const taken = await tx.apiRequest.updateMany({
      where: {
        ...keyOf(asked),
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

function keyOf({ token, key }: Asked) {
  return { tokenId: token.tokenId, key };
}

function hashOf({ method, path, text }: Asked): string {
  return createHash('sha256').update(`${method} ${path}\n${text}`).digest('hex');
}

function asCaller<T>({ token }: Asked, work: Parameters<typeof withActor<T>>[1]): Promise<T> {
  return withActor({ kind: 'user', userId: token.userId }, work);
}
