'use server';

import type { z } from 'zod';
import { audit } from '@/lib/platform/actions/audit';
import { type ActionScope, definePreparedAction } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { demand, notFound, Refused } from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { createDrafts } from '../drafting-many';
import { listImportAssistants } from './assistants';
import { readSheet } from './csv';
import { decodeSheet } from './decoding';
import { type Preview, type PreviewRow, previewOf } from './preview.rules';
import { ImportBriefs } from './schema';

type Scope = ActionScope<z.output<typeof ImportBriefs>>;

/** What the form shows next: the rows as they would come in, or that they have. */
export type ImportAnswer =
  | {
      readonly kind: 'preview';
      /** what was read, so that it can be sent again */
      readonly text: string;
      readonly rows: readonly PreviewRow[];
      readonly ready: number;
      readonly wrong: number;
      readonly columnsLeftOut: readonly string[];
      readonly assistants: readonly string[];
    }
  | { readonly kind: 'imported'; readonly briefs: number };

/**
 * Looks over a file of briefs, or brings them in as drafts. Nothing is written until the person has seen every row and
 * says so; one form is one import, however often it is sent.
 */
export const importBriefs = definePreparedAction({
  name: 'briefs.importBriefs',
  input: ImportBriefs,
  prepare: textOf,
  run,
});

/** The file's own text, or what was pasted. */
async function textOf({ text, file }: Scope['input']): Promise<string> {
  if (file === undefined || file.size === 0) return text;
  return demand(decodeSheet(new Uint8Array(await file.arrayBuffer())));
}

async function run(scope: Scope, text: string): Promise<ImportAnswer> {
  const { input, tx, me, signedIn, now } = scope;
  const { workspaceId, importId, leftOut } = input;
  if (staffRole(me, workspaceId) === null) throw notFound('workspace');
  const done = await tx.briefImport.findUnique({
    where: { workspaceId_id: { workspaceId, id: importId } },
    select: { briefs: true },
  });
  if (done) return { kind: 'imported', briefs: done.briefs };
  const sheet = demand(readSheet(text));
  const assistants = await listImportAssistants(tx, workspaceId);
  if (assistants.length === 0) {
    throw new Refused({ code: 'nobody', message: 'Invite an assistant first: each brief is for somebody.' });
  }
  const corrections = new Map(input.fixes.map(({ line, cells }) => [line, cells]));
  const around = { workspaceId, assistants, zone: signedIn.timeZone, now };
  const preview = previewOf(sheet, { corrections, leftOut }, around);
  if (input.intent === 'preview' || preview.wrong > 0 || preview.drafts.length === 0) {
    const { rows, drafts, wrong, columnsLeftOut } = preview;
    const names = assistants.map(({ name }) => name);
    return { kind: 'preview', text, rows, ready: drafts.length, wrong, columnsLeftOut, assistants: names };
  }
  return bringIn(scope, preview);
}

async function bringIn({ input, tx, me, now, request }: Scope, { drafts }: Preview): Promise<ImportAnswer> {
  const { workspaceId, importId: id } = input;
  const briefs = drafts.length;
  const { count } = await tx.briefImport.createMany({
    data: { workspaceId, id, briefs, importedById: me.userId, importedAt: now },
    skipDuplicates: true,
  });
  if (count === 0) return { kind: 'imported', briefs };
  const made = drafts.map((draft) => ({ ...draft, id: newId() }));
  await createDrafts(tx, made, { userId: me.userId, at: now });
  await audit(tx, {
    ...{ workspaceId, actorUserId: me.userId, action: 'brief.imported', subject: { kind: 'import', id } },
    data: { briefs },
    requestId: request.requestId,
  });
  return { kind: 'imported', briefs };
}
