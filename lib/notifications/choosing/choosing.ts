import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { accept, type Result, refuse } from '@/lib/platform/result';
import { type ActorAccess, type Tx, withActor } from '@/lib/platform/tenancy';
import type { Channel } from '../kinds/kind.rules';
import { type Chosen, decideChoice, defaultChoice } from './choosing.rules';

/** What the unsubscribe link of a digest names instead of a kind: everything that comes in that digest. */
const DIGEST = 'notices.digest';

/**
 * Turns a kind of notification off for one person, in one channel and one business, as if they had done it in their
 * settings: for the one-click address in a mail's List-Unsubscribe header (RFC 8058), which has no session. The caller
 * has verified by a signed address that the person asked. Opens its own transaction, as that person.
 * @param kind a name from the registry, or `notices.digest`
 * @returns how many choices were changed, or a refusal: `contractual`, `no_such_choice`, or `not_found` for a business
 * that tells them nothing anyway.
 */
export async function turnOff(
  personId: string,
  kind: string,
  channel: Channel,
  workspaceId: string,
): Promise<Result<number>> {
  return withActor({ kind: 'user', userId: personId }, async (tx, me) => {
    if (!(await placesTelling(tx, me)).includes(workspaceId)) {
      return refuse('not_found', 'You no longer get notifications from there.');
    }
    const place = { userId: personId, workspaceId };
    if (kind === DIGEST) return accept(await turnDigestOff(tx, place));
    const decided = decideChoice(kind, channel, 'off');
    if (!decided.ok) return decided;
    return accept(await saveChoices(tx, place, [decided.value]));
  });
}

/**
 * @returns the businesses that tell somebody anything: those they work in, and those for which they once did, which still
 * tell them what becomes of their last work and pay.
 */
export async function placesTelling(
  tx: Tx,
  { memberships, pastEngagementIds }: ActorAccess,
): Promise<readonly string[]> {
  const past = await tx.engagement.findMany({
    where: { id: { in: [...pastEngagementIds] } },
    select: { workspaceId: true },
  });
  return [...new Set([...memberships, ...past].map(({ workspaceId }) => workspaceId))];
}

type Place = { readonly userId: string; readonly workspaceId: string };

/** Kinds that came in a business's digest are no longer mailed at all; they stay in the list. */
async function turnDigestOff(tx: Tx, { userId, workspaceId }: Place): Promise<number> {
  const off = await tx.notificationChoice.updateMany({
    where: { userId, workspaceId, channel: 'mail', choice: { in: ['daily', 'weekly'] } },
    data: { choice: 'off', chosenAt: now() },
  });
  return off.count;
}

/**
 * Saves how a person wants to be told, in their transaction. A default needs no row.
 * @returns how many choices changed.
 */
export async function saveChoices(
  tx: Tx,
  { userId, workspaceId }: Place,
  choices: readonly Chosen[],
): Promise<number> {
  const before = await tx.notificationChoice.findMany({ where: { userId, workspaceId } });
  const at = now();
  let changed = 0;
  for (const { kind, channel, choice } of choices) {
    const row = before.find((each) => each.kind === kind && each.channel === channel);
    if ((row?.choice ?? defaultChoice(kind, channel)) === choice) continue;
    changed += 1;
    const data = { choice, chosenAt: at };
    await tx.notificationChoice.upsert({
      where: { workspaceId_userId_kind_channel: { workspaceId, userId, kind, channel } },
      create: { workspaceId, id: newId(), userId, kind, channel, ...data },
      update: data,
    });
  }
  return changed;
}
