'use server';

import { audit } from '@/lib/platform/actions/audit';
import { definePreparedAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses';
import { storeUpload } from '@/lib/platform/files/storing';
import { demand, notFound } from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { appendEvents } from './appending';
import { importedLetter } from './emails/imported';
import { decideRespondBy } from './ending.rules';
import { holdEngagement } from './engagement';
import { decideImport } from './importing.rules';
import { ImportAgreement } from './importing.schema';
import { writeImport } from './imports';
import { moveAgreement } from './moving';
import { writeSignature } from './signatures';
import { tellAssistant } from './telling';
import { keepTime } from './timing';

/**
 * Brings in an agreement that both signed elsewhere: the file, and the terms it has. Importing is the owner's
 * confirmation; it is in force once the assistant has confirmed it too.
 */
export const importAgreement = definePreparedAction({
  name: 'agreements.import',
  input: ImportAgreement,
  limit: 'upload',
  prepare: ({ file }) => storeUpload(file, 'file'),
  async run({ input, tx, me, signedIn, now: at, request }, stored) {
    const { workspaceId, engagementId, id, title, signedOn, terms } = input;
    const role = staffRole(me, workspaceId);
    const engagement = role && (await holdEngagement(tx, workspaceId, engagementId));
    if (!role || !engagement) throw notFound('assistant');
    const { agreements, workspace } = engagement;
    if (agreements.some((each) => each.id === id)) return { slug: workspace.slug, id };
    const { authenticatedAt } = signedIn;
    const facts = {
      hasJoined: engagement.assistant !== null,
      states: agreements.map(({ state }) => state),
      contentType: stored.contentType,
      signedOn,
      authenticatedAt,
      now: at,
    };
    demand(decideImport(facts, role));

    const respondBy = demand(
      decideRespondBy({ proposedAt: at, zone: workspace.timeZone, lastDay: null, endsOn: terms.endsOn }),
    );
    const agreement = { workspaceId, engagementId, id, title, engagement };
    const imported = { stored, signedOn, terms, importedById: me.userId, at };
    const { versionId, documentHash } = await writeImport(tx, agreement, imported);
    await moveAgreement(tx, { workspaceId, id, version: 1 }, 'proposed', at, { respondBy });
    const payload = { number: 1, documentHash, fileSha256: stored.sha256, signedOn };
    await appendEvents(tx, agreement, [{ kind: 'imported', actorUserId: me.userId, at, payload }]);

    const place = { workspaceId, engagementId, agreementId: id, versionId };
    const confirmation = await writeSignature(tx, place, {
      party: 'owner',
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
    await keepTime(tx, agreement);
    await audit(tx, {
      workspaceId,
      engagementId,
      actorUserId: me.userId,
      action: 'agreement.imported',
      subject: { kind: 'agreement', id },
      data: payload,
      requestId: request.requestId,
    });
    await tellAssistant(tx, agreement, {
      kind: 'agreement.imported',
      factId: versionId,
      write: importedLetter,
    });
    return { slug: workspace.slug, id };
  },
  leadsTo: ({ slug, id }) => addresses.agreement(slug, id),
});
