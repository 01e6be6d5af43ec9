'use server';

import { definePreparedAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { contentTypeOf } from '@/lib/platform/files/content-type';
import { storeUpload } from '@/lib/platform/files/storing';
import { demand, notFound } from '@/lib/platform/result';
import { type ActorAccess, staffRole, type Tx, withActor } from '@/lib/platform/tenancy';
import { appendEvents } from '../appending';
import { auditAgreement } from '../auditing';
import { lockEngagement } from '../drafting/engagement';
import { moveAgreement } from '../moving';
import { notifyAssistant } from '../notifying';
import { writeSignature } from '../signing/signatures';
import type { Terms } from '../terms/terms.rules';
import { decideRespondBy } from '../timing/ending.rules';
import { endOf } from '../timing/ending-words';
import { planAutomaticSteps } from '../timing/timing';
import { importedMail } from './emails/imported';
import { decideImport, type ImportFacts } from './importing.rules';
import { ImportAgreement } from './importing.schema';
import { writeImport } from './imports';

/**
 * Imports an agreement that both signed elsewhere: the file, and its terms. Importing is the owner's confirmation; it
 * is in force once the assistant has confirmed it too.
 */
export const importAgreement = definePreparedAction({
  name: 'agreements.import',
  locksSession: true,
  input: ImportAgreement,
  limit: 'upload',
  async prepare(input, { userId, authenticatedAt }) {
    const contentType = await contentTypeOf(input.file);
    // nothing is written to disk for somebody who may not import
    await withActor({ kind: 'user', userId }, (tx, me) =>
      requireImport(tx, me, input, { contentType, authenticatedAt, now: now() }),
    );
    return storeUpload(input.file, 'file');
  },
  async run({ input, tx, me, signedIn, now: at, request }, stored) {
    const { workspaceId, engagementId, id, title, signedOn, terms } = input;
    const { contentType } = stored;
    const { authenticatedAt } = signedIn;
    const engagement = await requireImport(tx, me, input, { contentType, authenticatedAt, now: at });
    const { workspace, respondBy } = engagement;
    if (respondBy === null) return { slug: workspace.slug, id };

    const agreement = { workspaceId, engagementId, id, title, amendsId: null, inForceAt: null, engagement };
    const imported = { stored, signedOn, terms, importedById: me.userId, at };
    const { versionId, documentHash } = await writeImport(tx, agreement, imported);
    await moveAgreement(tx, { workspaceId, id, version: 1 }, 'proposed', at, { respondBy });
    const payload = { number: 1, documentHash, fileSha256: stored.sha256, signedOn };
    await appendEvents(tx, agreement, [{ kind: 'imported', actorUserId: me.userId, at, payload }]);

    const place = { workspaceId, engagementId, agreementId: id, versionId };
    const confirmation = await writeSignature(tx, place, {
      party: 'owner',
      number: 1,
      signedName: input.signedName,
      drawn: null,
      isImported: true,
      documentHash,
      signedIn,
      request,
      at,
    });
    await appendEvents(tx, agreement, confirmation.events);
    await moveAgreement(tx, { workspaceId, id, version: 2 }, 'signed_by_one', at);
    await planAutomaticSteps(tx, agreement);
    await auditAgreement({ tx, me, request }, agreement, 'agreement.imported', payload);
    const until = endOf(respondBy, workspace.timeZone, at);
    await notifyAssistant(tx, agreement, {
      kind: 'agreement.imported',
      factId: versionId,
      write: (words) => importedMail(words, until),
    });
    return { slug: workspace.slug, id };
  },
  leadsTo: ({ slug, id }) => addresses.agreement(slug, id),
});

type Import = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly id: string;
  readonly signedOn: string;
  readonly terms: Pick<Terms, 'endsOn'>;
};

/**
 * @returns the engagement, locked, and until when the assistant can confirm; null when this very import exists already.
 * @throws Refused if this person may not import this now
 */
async function requireImport(
  tx: Tx,
  me: ActorAccess,
  { workspaceId, engagementId, id, signedOn, terms }: Import,
  known: Pick<ImportFacts, 'contentType' | 'authenticatedAt' | 'now'>,
) {
  const role = staffRole(me, workspaceId);
  const engagement = role && (await lockEngagement(tx, workspaceId, engagementId));
  if (!role || !engagement) throw notFound('assistant');
  const { agreements, assistant, workspace } = engagement;
  if (agreements.some((each) => each.id === id)) return { ...engagement, respondBy: null };
  const states = agreements.map(({ state }) => state);
  demand(decideImport({ ...known, hasJoined: assistant !== null, states, signedOn }, role));
  const offer = { proposedAt: known.now, zone: workspace.timeZone, lastDay: null, endsOn: terms.endsOn };
  return { ...engagement, respondBy: demand(decideRespondBy(offer)) };
}
