'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { demand } from '@/lib/platform/result';
import { appendEvents } from '../appending';
import { auditAgreement } from '../auditing';
import { isActedAlready } from '../done-already';
import { loadAgreement } from '../loading';
import { moveAgreement } from '../moving';
import { notifyOwners } from '../notifying';
import { decide } from '../rules';
import { DeclineAgreement, RequestChanges } from '../schema';
import { changesLapse } from '../timing/ending.rules';
import { endOf } from '../timing/ending-words';
import { planAutomaticSteps } from '../timing/timing';
import { changesRequestedMail } from './emails/changes-requested';
import { declinedMail } from './emails/declined';

/** The assistant says what should change before they sign. */
export const requestChanges = defineAction({
  name: 'agreements.requestChanges',
  input: RequestChanges,
  async run({ input, tx, me, request }) {
    const { agreement, current, facts, actor, at } = await loadAgreement(tx, me, input);
    const { version, reason } = input;
    const act = { kind: 'changes_requested', leadsTo: 'changes_requested' } as const;
    if (await isActedAlready(tx, agreement, { ...act, version, reason, byId: me.userId })) return;
    const next = demand(decide(facts, 'requestChanges', actor));
    const { timeZone: zone } = agreement.engagement.workspace;
    const respondBy = changesLapse(at, zone);
    await moveAgreement(tx, input, next, at, { respondBy });
    const { id } = agreement;
    const payload = { number: current?.number ?? null, reason };
    await appendEvents(tx, agreement, [{ kind: 'changes_requested', actorUserId: me.userId, at, payload }]);
    await auditAgreement({ tx, me, request }, agreement, 'agreement.changes_requested');
    await notifyOwners(tx, agreement, {
      kind: 'agreement.changes_requested',
      factId: current?.id ?? id,
      write: (words) => changesRequestedMail(words, { reason, until: endOf(respondBy, zone, at) }),
    });
    await planAutomaticSteps(tx, agreement);
  },
});

/** The assistant declines. */
export const declineAgreement = defineAction({
  name: 'agreements.decline',
  input: DeclineAgreement,
  async run({ input, tx, me, request }) {
    const { agreement, facts, actor, at } = await loadAgreement(tx, me, input);
    const { version, reason } = input;
    const act = { kind: 'declined', leadsTo: 'declined' } as const;
    if (await isActedAlready(tx, agreement, { ...act, version, reason, byId: me.userId })) return;
    const next = demand(decide(facts, 'decline', actor));
    await moveAgreement(tx, input, next, at);
    const { id } = agreement;
    const payload = { reason };
    await appendEvents(tx, agreement, [{ kind: 'declined', actorUserId: me.userId, at, payload }]);
    await auditAgreement({ tx, me, request }, agreement, 'agreement.declined');
    await notifyOwners(tx, agreement, {
      kind: 'agreement.declined',
      factId: id,
      write: (words) => declinedMail(words, { reason, isImported: facts.isImported ?? false }),
    });
    await planAutomaticSteps(tx, agreement);
  },
});
