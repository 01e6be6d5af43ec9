import type { ActionScope } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { become, type Tx } from '@/lib/platform/tenancy';

export type OperatorAction =
  | 'parked.tried_again'
  | 'parked.let_go'
  | 'mail.sent_again'
  | 'mail.proved'
  | 'link.made';

type OperatorActionEntry = {
  readonly deed: OperatorAction;
  /** the name of a job, the kind of a mail or of thing, and its id: never anything somebody wrote */
  readonly about: string;
  readonly aboutId: string;
};

/** Records what an operator did, in the transaction that does it, which from then on is the operator's. Append-only. */
export async function recordOperatorAction(
  { tx, me, request, now }: Pick<ActionScope<object>, 'tx' | 'me' | 'request' | 'now'>,
  entry: OperatorActionEntry,
): Promise<void> {
  const { requestId } = request;
  await note(tx, { byId: me.userId, ...entry, requestId, at: now });
}

/** Records what somebody did in a shell on the server, who needn't be anybody here; otherwise like `recordOperatorAction`. */
export async function recordShellAction(tx: Tx, entry: OperatorActionEntry, at: Date): Promise<void> {
  await note(tx, { byId: null, ...entry, requestId: null, at });
}

type Note = OperatorActionEntry & {
  readonly byId: string | null;
  readonly requestId: string | null;
  readonly at: Date;
};

async function note(tx: Tx, noted: Note): Promise<void> {
  await become(tx, { kind: 'operator' });
  await tx.operatorDeed.createMany({ data: { id: newId(), ...noted } });
}
