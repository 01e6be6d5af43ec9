import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { become } from '@/lib/platform/tenancy';

export type Deed = 'parked.tried_again' | 'parked.let_go' | 'mail.sent_again' | 'mail.proved';

type DeedEntry = {
  readonly by: string;
  readonly deed: Deed;
  /** the name of a job or the kind of a mail, and its id: never a word of anybody's */
  readonly about: string;
  readonly aboutId: string;
  readonly requestId: string;
  readonly at: Date;
};

/** Writes down what an operator did, in the transaction of the deed, which from then on is the operator's. Append-only. */
export async function noteDeed(
  tx: Tx,
  { by: byId, deed, about, aboutId, requestId, at }: DeedEntry,
): Promise<void> {
  await become(tx, { kind: 'operator' });
  await tx.operatorDeed.createMany({ data: { id: newId(), byId, deed, about, aboutId, requestId, at } });
}
