'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { enqueue } from '@/lib/platform/jobs';
import { demand } from '@/lib/platform/result';
import { makeReference } from './jobs';
import { partsOfReference } from './parts';
import { decideReference } from './rules';
import { AskForReference } from './schema';

/**
 * An assistant asks for one sealed file of what they have done, over all businesses that allow it. A job makes it. No
 * business is told: whom somebody shows their reference to is their own affair.
 */
export const askForReference = defineAction({
  name: 'evaluations.askForReference',
  locksSession: true,
  input: AskForReference,
  async run({ input: { id }, tx, me, now, signedIn }) {
    const parts = await tx.engagement.count({ where: partsOfReference(me.userId) });
    demand(decideReference({ parts, authenticatedAt: signedIn.authenticatedAt, now }));
    const created = await tx.referenceFile.createMany({
      data: { id, userId: me.userId, askedAt: now },
      skipDuplicates: true,
    });
    if (created.count === 0) return;
    await enqueue(tx, makeReference, { id, userId: me.userId });
  },
});
