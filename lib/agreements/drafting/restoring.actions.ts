'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { demand, notFound } from '@/lib/platform/result';
import { loadAgreement } from '../loading';
import { decide } from '../rules';
import { RestoreRevision } from './drafting.schema';
import { readContent } from './revisions';
import { saveDraft, savedBefore } from './saving';

/** Goes back to a revision. The present text becomes a revision too, so nothing is lost. */
export const restoreRevision = defineAction({
  name: 'agreements.restoreRevision',
  input: RestoreRevision,
  once: { again: savedBefore },
  async run({ input, tx, me, signedIn, request }) {
    const loaded = await loadAgreement(tx, me, input);
    demand(decide(loaded.facts, 'save', loaded.actor));
    const { workspaceId, id: agreementId } = loaded.agreement;
    const row = await tx.agreementRevision.findFirst({
      where: { workspaceId, id: input.revisionId, agreementId },
      select: { number: true, revision: true, content: true },
    });
    if (!row) throw notFound('revision');
    const isOfThisVersion = row.number === loaded.current?.number;
    return saveDraft(tx, loaded, {
      content: readContent(row.content),
      seen: { version: input.version, savedIn: null, takesOver: false },
      way: 'restored',
      by: signedIn,
      requestId: request.requestId,
      ...(isOfThisVersion && { restoredFrom: row.revision }),
    });
  },
  leadsTo: ({ slug, id }) => addresses.editAgreement(slug, id),
});
