import type { ActionScope } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { become } from '@/lib/platform/tenancy';

export type OperatorAction = 'parked.tried_again' | 'parked.let_go' | 'mail.sent_again' | 'mail.proved';

type OperatorActionEntry = {
  readonly deed: OperatorAction;
  /** the name of a job or the kind of a mail, and its id: never anything somebody wrote */
  readonly about: string;
  readonly aboutId: string;
};

/** Records what an operator did, in the transaction that does it, which from then on is the operator's. Append-only. */
export async function recordOperatorAction(
  { tx, me, request, now }: Pick<ActionScope<object>, 'tx' | 'me' | 'request' | 'now'>,
  entry: OperatorActionEntry,
): Promise<void> {
  await become(tx, { kind: 'operator' });
  const { requestId } = request;
  await tx.operatorDeed.createMany({
    data: { id: newId(), byId: me.userId, ...entry, requestId, at: now },
  });
}
