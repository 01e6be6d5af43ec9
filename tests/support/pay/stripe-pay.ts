import { addExtra } from '@/lib/pay/extras/extras.actions';
import { approveRun, prepareRun } from '@/lib/pay/runs/runs.actions';
import { onboard } from '@/lib/pay/stripe/accounts/accounts.actions';
import { setUpMethod } from '@/lib/pay/stripe/methods/setting-up.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import type { MethodKind } from '@/lib/platform/money/stripe-fees';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '../agreements';
import { doneOf, submit } from '../browser/forms';
import { asPerson, type Person } from '../people';
import { submit as fillIn } from '../stripe/situations';
import type { StripeForPay } from './stripe-open';

/** The business saves a payment method, on Stripe's page. */
export async function givenMethod(
  { owner, workspace }: Pair,
  stripe: StripeForPay,
  kind: MethodKind = 'card',
  number = kind === 'card' ? '4242424242424242' : '000123456789',
): Promise<void> {
  const form = { workspaceId: workspace.id, id: newId(), kind };
  doneOf(await atTime(stripe.at(), () => asPerson(owner, () => submit(setUpMethod, form))));
  await stripe.work();
  const setup = await withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
    tx.paySetup.findFirstOrThrow({ where: { id: form.id } }),
  );
  const filled: Record<string, string> =
    kind === 'card'
      ? { kind, number }
      : { kind, account: number, routing: '110000000', name: 'Ruth Adeyemi' };
  const { leadsTo } = await fillIn(setup.url ?? '', filled);
  if (leadsTo?.includes('/pages/authenticate/')) await fillIn(leadsTo, { answer: 'pass' });
  await stripe.work();
}

/** Somebody gives Stripe everything it asks for, so that money can reach them. */
export async function givenOnboarded(
  person: Person,
  stripe: StripeForPay,
  bank = '000123456789',
): Promise<void> {
  doneOf(await atTime(stripe.at(), () => asPerson(person, () => submit(onboard, { country: 'US' }))));
  await stripe.work();
  const account = await accountOf(person);
  await fetch(account.linkUrl ?? '');
  await fillIn(account.linkUrl ?? '', { answer: 'complete', account: bank });
  await stripe.work();
}

/** @returns somebody's account at Stripe, as they see it. */
export function accountOf({ userId }: Person) {
  return withActor({ kind: 'user', userId }, (tx) =>
    tx.connectedAccount.findUniqueOrThrow({ where: { userId } }),
  );
}

/** Owes somebody an amount: a bonus. @returns its id among what is owed. */
export async function givenOwed(pair: Pair, amount: string, at: Date): Promise<string> {
  const { workspace, engagementId, owner } = pair;
  const form = { workspaceId: workspace.id, engagementId, id: newId(), amount };
  const extra = { ...form, kind: 'bonus', direction: 'more', note: 'Well done' };
  doneOf(await atTime(at, () => asPerson(owner, () => submit(addExtra, extra))));
  const rows = await withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
    tx.owedItem.findMany({ where: { engagementId, lines: { none: {} } }, orderBy: { id: 'desc' }, take: 1 }),
  );
  return rows[0]?.id ?? '';
}

/** Prepares a run of what is named. @returns what forms about it post. */
export async function givenRun({ owner, workspace }: Pair, owed: readonly string[], at: Date) {
  const form = { workspaceId: workspace.id, id: newId(), owed };
  doneOf(await atTime(at, () => asPerson(owner, () => submit(prepareRun, form))));
  const run = await runOf(workspace.id, form.id);
  const chargeMinor = Number(run.totalMinor) + Number(run.feeMinor);
  return { workspaceId: workspace.id, id: form.id, chargeMinor };
}

/** Approves a run, as its owner who has just signed in. */
export async function givenApprovedRun(pair: Pair, owed: readonly string[], at: Date) {
  const run = await givenRun(pair, owed, at);
  doneOf(await atTime(at, () => asPerson(pair.owner, () => submit(approveRun, run))));
  return run;
}

/** @returns a run with its payments and what became of them. */
export function runOf(workspaceId: string, id: string) {
  return withActor({ kind: 'workspace', workspaceId }, (tx) =>
    tx.payRun.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id } },
      include: {
        payments: {
          include: { transfer: true, arrivals: true, bankReturns: true, lines: true },
          orderBy: { id: 'asc' },
        },
        steps: { orderBy: { begunAt: 'asc' } },
      },
    }),
  );
}
