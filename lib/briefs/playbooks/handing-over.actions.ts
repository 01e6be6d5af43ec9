'use server';

import { defineActionOnEach } from '@/lib/platform/actions/on-each';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { notFound, type Refusal, refused } from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { slugOf } from '@/lib/platform/tenancy/slug';
import { findVersionToUse, makeBrief } from './handing-over';
import { type AskedBrief, HandOverPlaybook, HandOverToMany } from './handing-over.schema';

/** Hands over one brief from a playbook, or makes a draft of it for the editor; the button says which. */
export const handOverPlaybook = defineAction({
  name: 'briefs.handOverPlaybook',
  input: HandOverPlaybook,
  async run(scope) {
    const { input, tx } = scope;
    requireStaff(scope);
    const version = await findVersionToUse(tx, input);
    const isSent = input.intent === 'send';
    await makeBrief(scope, version, { asked: input, isSent, isUsual: false });
    return { slug: await slugOf(scope), id: input.briefId, isSent };
  },
  leadsTo: ({ slug, id, isSent }) => (isSent ? addresses.brief(slug, id) : addresses.editBrief(slug, id)),
});

/** The result of one row, and what it said. */
export type RowOutcome = {
  readonly asked: AskedBrief;
  /** null: it is handed over */
  readonly refusal: Refusal | null;
};

/**
 * Hands a playbook over to several people, or for several dates, each judged by itself. What is done already isn't done
 * again, so the same form can be sent once more with some rows corrected.
 */
export const handOverToMany = defineActionOnEach({
  name: 'briefs.handOverToMany',
  input: HandOverToMany,
  async plan(scope) {
    const { input, tx } = scope;
    requireStaff(scope);
    if (input.addRow !== undefined) {
      throw refused('row_added', 'There is one more row now. Nothing is handed over yet.');
    }
    const version = await findVersionToUse(tx, input);
    if (input.rows.length === 0) {
      throw refused('none_chosen', 'Choose at least one person.');
    }
    return input.rows.map((asked) => ({ version, asked }));
  },
  each: (scope, { version, asked }) => makeBrief(scope, version, { asked, isSent: true, isUsual: true }),
  answer: (outcomes): { readonly outcomes: readonly RowOutcome[] } => ({
    outcomes: outcomes.map(({ one: { asked }, refusal }) => ({ asked, refusal })),
  }),
});

function requireStaff({ me, input }: ActionScope<{ readonly workspaceId: string }>): void {
  if (staffRole(me, input.workspaceId) === null) throw notFound('playbook');
}
