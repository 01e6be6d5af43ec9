'use server';

import type { z } from 'zod';
import { auditAction } from '@/lib/platform/actions/audit';
import { isSameForm } from '@/lib/platform/actions/form-hash';
import { type ActionScope, definePreparedAction } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { sha256 } from '@/lib/platform/record/canonical';
import { demand, notFound, refused, requireSame } from '@/lib/platform/result';
import { decodeSheet } from '@/lib/platform/sheets/decoding';
import { staffRole, type Tx } from '@/lib/platform/tenancy';
import { createDrafts } from '../drafting/drafting-many';
import { listImportAssistants } from './assistants';
import { readSheet } from './csv';
import { type Preview, type PreviewRow, previewOf } from './preview.rules';
import { namesToChoose } from './rows.rules';
import { ImportBriefs } from './schema';

type Scope = ActionScope<z.output<typeof ImportBriefs>>;

/** What the form shows next: the rows as they would be imported, or that they have been. */
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
 * Previews a file of briefs, or imports them as drafts. Nothing is written until the person has seen every row and
 * confirmed; one form is one import, however often it is sent.
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
  const saidHash = hashOfImport(input, text);
  const done = await findDone(tx, { workspaceId, id: importId, saidHash });
  if (done) return done;
  const sheet = demand(readSheet(text));
  const assistants = await listImportAssistants(tx, workspaceId);
  if (assistants.length === 0) {
    throw refused('nobody', 'Invite an assistant first: each brief is for somebody.');
  }
  const corrections = new Map(input.fixes.map(({ line, cells }) => [line, cells]));
  const around = { workspaceId, assistants, zone: signedIn.timeZone, now };
  const preview = previewOf(sheet, { corrections, leftOut }, around);
  if (input.intent === 'preview' || preview.wrong > 0 || preview.drafts.length === 0) {
    const { rows, drafts, wrong, columnsLeftOut } = preview;
    const names = namesToChoose(assistants);
    return { kind: 'preview', text, rows, ready: drafts.length, wrong, columnsLeftOut, assistants: names };
  }
  return importDrafts(scope, preview, saidHash);
}

/** @returns the SHA-256 of what a form says, as the import keeps it: the text with corrections and left-out rows. */
function hashOfImport({ fixes, leftOut }: Scope['input'], text: string): string {
  return sha256(JSON.stringify([text, fixes, leftOut]));
}

type SentImport = { readonly workspaceId: string; readonly id: string; readonly saidHash: string };

/**
 * @returns the result of a form that was sent before, or null.
 * @throws Refused (`sent_before`) when it said something else then
 */
async function findDone(tx: Tx, { workspaceId, id, saidHash }: SentImport): Promise<ImportAnswer | null> {
  const done = await tx.briefImport.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { briefs: true, saidHash: true },
  });
  if (!done) return null;
  requireSame(isSameForm(done.saidHash, saidHash));
  return { kind: 'imported', briefs: done.briefs };
}

async function importDrafts(scope: Scope, { drafts }: Preview, saidHash: string): Promise<ImportAnswer> {
  const { input, tx, me, now } = scope;
  const { workspaceId, importId: id } = input;
  const briefs = drafts.length;
  const { count } = await tx.briefImport.createMany({
    data: { workspaceId, id, briefs, saidHash, importedById: me.userId, importedAt: now },
    skipDuplicates: true,
  });
  // of two posted at the same moment, the other was first
  const done = count === 0 ? await findDone(tx, { workspaceId, id, saidHash }) : null;
  if (done) return done;
  const made = drafts.map((draft) => ({ ...draft, id: newId() }));
  await createDrafts(tx, made, { userId: me.userId, at: now });
  await auditAction(scope, {
    workspaceId,
    action: 'brief.imported',
    subject: { kind: 'import', id },
    data: { briefs },
  });
  return { kind: 'imported', briefs };
}
