'use server';

import { auditing } from '@/lib/platform/actions/audit';
import type { AuditActionOf } from '@/lib/platform/actions/audited';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { decideFresh } from '@/lib/platform/auth/fresh';
import type { SignedIn } from '@/lib/platform/auth/signed-in';
import { demand, notFound, refused } from '@/lib/platform/result';
import { staffRole, type Tx } from '@/lib/platform/tenancy';
import { lockAsStaff } from '@/lib/platform/tenancy/as-staff';
import { HOUR_MS } from '@/lib/platform/time/lengths';
import { decideForBusiness } from '../owners.rules';
import { TEST_EVENT } from './events.rules';
import { sendMissed } from './missed';
import { BOTH_SECRETS_HOURS, MOST_WEBHOOKS } from './rules';
import { MakeWebhook, RotateSecret, SendAgain, SendTest, WebhookStep } from './schema';
import { newSigningSecret } from './secrets';
import { queueSending } from './sending.jobs';

/**
 * Subscribes an address to what happens in the business.
 * @returns its signing secret, shown only this once.
 */
export const makeWebhook = defineAction({
  name: 'api.makeWebhook',
  locksSession: true,
  input: MakeWebhook,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { workspaceId, id, url, events } = input;
    await requireOwner(scope, workspaceId);
    const others = await tx.webhook.count({ where: { workspaceId, removedAt: null, NOT: { id } } });
    if (others >= MOST_WEBHOOKS) throw TOO_MANY;
    const { secret, sealedSecret } = newSigningSecret(id);
    const made = await tx.webhook.createMany({
      data: { workspaceId, id, url, events, sealedSecret, madeById: me.userId, madeAt: now },
      skipDuplicates: true,
    });
    if (made.count === 0) throw MADE_ALREADY;
    await auditWebhook(scope, { workspaceId, id }, 'webhook.made');
    return { secret };
  },
});

/** Makes a new secret. The old one signs as well for a day, so that nothing is missed during the change. */
export const rotateSecret = defineAction({
  name: 'api.rotateSecret',
  locksSession: true,
  input: RotateSecret,
  async run(scope) {
    const { input, tx, now } = scope;
    await requireOwner(scope, input.workspaceId);
    const webhook = await lockWebhook(tx, input);
    if (webhook.version !== input.version) throw REPLACED_ALREADY;
    const { secret, sealedSecret } = newSigningSecret(input.id);
    await change(scope, 'webhook.secret_replaced', {
      sealedSecret,
      sealedSecretBefore: webhook.sealedSecret,
      beforeUntil: new Date(now.getTime() + BOTH_SECRETS_HOURS * HOUR_MS),
    });
    return { secret };
  },
});

/** Turns it off; what waits is dropped. */
export const turnOffWebhook = defineAction({
  name: 'api.turnOffWebhook',
  input: WebhookStep,
  async run(scope) {
    const { input, tx, me, now } = scope;
    demand(decideForBusiness(staffRole(me, input.workspaceId)));
    const webhook = await lockWebhook(tx, input);
    if (webhook.offAt !== null) return;
    await change(scope, 'webhook.turned_off', { offAt: now, offBecause: 'by_owner' });
  },
});

/** Turns it on again: for what happens from now on, and what it missed while it accepted nothing. */
export const turnOnWebhook = defineAction({
  name: 'api.turnOnWebhook',
  locksSession: true,
  input: WebhookStep,
  async run(scope) {
    const { input, tx, now } = scope;
    await requireOwner(scope, input.workspaceId);
    const webhook = await lockWebhook(tx, input);
    if (webhook.offAt === null) return;
    await change(scope, 'webhook.turned_on', { offAt: null, offBecause: null });
    if (webhook.offBecause === 'failed') await sendMissed(tx, { ...input, offAt: webhook.offAt, now });
  },
});

/** Removes it, with its log. */
export const removeWebhook = defineAction({
  name: 'api.removeWebhook',
  input: WebhookStep,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { input, tx, me, now } = scope;
    demand(decideForBusiness(staffRole(me, input.workspaceId)));
    const webhook = await lockWebhook(tx, input);
    await change(scope, 'webhook.removed', {
      removedAt: now,
      ...(webhook.offAt === null ? { offAt: now, offBecause: 'by_owner' } : {}),
    });
  },
});

/** Sends a test message: whoever sets up a receiver sees that it arrives, and how it is signed. */
export const sendTest = defineAction({
  name: 'api.sendTest',
  input: SendTest,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { workspaceId, id, messageId } = input;
    demand(decideForBusiness(staffRole(me, workspaceId)));
    if ((await lockWebhook(tx, input)).offAt !== null) throw IS_OFF;
    const made = await tx.webhookMessage.createMany({
      data: {
        workspaceId,
        id: messageId,
        webhookId: id,
        event: TEST_EVENT,
        at: now,
        nextTryAt: now,
        subjectKind: 'webhook',
        subjectId: id,
      },
      skipDuplicates: true,
    });
    if (made.count === 0) return;
    await queueSending(tx, { workspaceId, id: messageId });
    await auditWebhook(scope, input, 'webhook.tested');
  },
});

/** Sends a message again under its id, by which a receiver that already has it recognises it. */
export const sendAgain = defineAction({
  name: 'api.sendAgain',
  input: SendAgain,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { workspaceId, messageId: id } = input;
    demand(decideForBusiness(staffRole(me, workspaceId)));
    const message = await tx.webhookMessage.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: { event: true, webhook: { select: { id: true, offAt: true } } },
    });
    if (!message) throw notFound('message');
    const { event, webhook } = message;
    if (webhook.offAt !== null) throw IS_OFF;
    await tx.webhookMessage.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { state: 'waiting', tries: 0, nextTryAt: now },
    });
    await queueSending(tx, { workspaceId, id });
    await auditWebhook(scope, { workspaceId, id: webhook.id }, 'webhook.sent_again', {
      messageId: id,
      event,
    });
  },
});

type Scope = Pick<ActionScope<unknown>, 'tx' | 'me' | 'signedIn' | 'now' | 'request'>;
type OwnerScope = Pick<ActionScope<unknown, SignedIn>, 'tx' | 'me' | 'signedIn' | 'now'>;
type Ref = { readonly workspaceId: string; readonly id: string };

/**
 * Where a business's events go matters as much as who gets in: this needs a fresh sign-in, and a current owner, checked
 * after taking the lock. Two who make webhooks at the same moment count each other's.
 */
async function requireOwner({ tx, me, signedIn, now }: OwnerScope, workspaceId: string): Promise<void> {
  demand(decideForBusiness((await lockAsStaff(tx, me, workspaceId)).role));
  demand(decideFresh(signedIn.authenticatedAt, now, 'have what happens here sent elsewhere'));
}

/** Locks a webhook until the transaction ends. @throws Refused (`not_found`) */
async function lockWebhook(tx: Tx, { workspaceId, id }: Ref) {
  await tx.$queryRaw`SELECT 1 FROM webhooks WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const found = await tx.webhook.findUnique({
    where: { workspaceId_id: { workspaceId, id }, removedAt: null },
  });
  if (!found) throw notFound('webhook');
  return found;
}

type LockedWebhook = Awaited<ReturnType<typeof lockWebhook>>;
type Changes = Partial<
  Pick<
    LockedWebhook,
    'sealedSecret' | 'sealedSecretBefore' | 'beforeUntil' | 'offAt' | 'offBecause' | 'removedAt'
  >
>;

/** Changes a locked webhook, and records by whom. */
async function change(
  scope: Scope & { readonly input: Ref },
  action: AuditActionOf<'webhook'>,
  changes: Changes,
): Promise<void> {
  const { tx, input } = scope;
  const { workspaceId, id } = input;
  await tx.webhook.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { ...changes, version: { increment: 1 } },
  });
  await auditWebhook(scope, input, action);
}

const auditWebhook = auditing('webhook');

const TOO_MANY = refused(
  'too_many_webhooks',
  `There are ${MOST_WEBHOOKS} webhooks already. Remove one that isn’t used any more.`,
);
const MADE_ALREADY = refused(
  'made_already',
  'This webhook has been made already. If you missed its secret, make a new one on its page.',
);
const REPLACED_ALREADY = refused(
  'changed_meanwhile',
  'This webhook has been changed since you opened it. If you have just made a new secret and missed it, load the page again and make another.',
);
const IS_OFF = refused('webhook_off', 'This webhook is off. Turn it on, then send it again.');
