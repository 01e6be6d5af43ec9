import type { Unsubscription } from '@/lib/platform/mail/unsubscribe-links';
import { accept, type Result } from '@/lib/platform/result';
import { withActor } from '@/lib/platform/tenancy';
import { factsOf, isNotificationKind } from '../kinds/registry.rules';
import { placesTelling, turnOff } from './choosing';

/**
 * Unsubscribes the holder of a signed link: from some kinds of mail, from one business, or from each that has sent them
 * such mails.
 * @returns a refusal when they have to be sent; unsubscribing twice is fine.
 */
export async function unsubscribe({ userId, workspaceId, kinds }: Unsubscription): Promise<Result> {
  const places = workspaceId === null ? await placesOf(userId) : [workspaceId];
  for (const place of places) {
    for (const kind of kinds) {
      const turned = await turnOff(userId, kind, 'mail', place);
      if (!turned.ok && turned.refusal.code !== 'not_found') return turned;
    }
  }
  return accept(undefined);
}

export type Unsubscribing = {
  /** what would no longer be mailed, one name for each kind */
  readonly what: readonly string[];
  /** from which business; null: from all */
  readonly business: string | null;
  /** why it has to be sent; null: it needn't be */
  readonly refusal: string | null;
};

/** @returns what a signed link stops, for its page. */
export async function describeUnsubscribing({
  userId,
  workspaceId,
  kinds,
}: Unsubscription): Promise<Unsubscribing> {
  const business =
    workspaceId === null
      ? null
      : await withActor({ kind: 'user', userId }, (tx) =>
          tx.workspace.findUnique({ where: { id: workspaceId }, select: { name: true } }),
        );
  const facts = kinds.map((kind) => (isNotificationKind(kind) ? factsOf(kind) : null));
  return {
    what: facts.map((each) => each?.name ?? 'What you wanted told together, in one e-mail'),
    business: business?.name ?? null,
    refusal: facts.find((each) => each?.contractual)?.contractual ?? null,
  };
}

async function placesOf(userId: string): Promise<readonly string[]> {
  return withActor({ kind: 'user', userId }, placesTelling);
}
