import { z } from 'zod';
import { audit } from '@/lib/platform/actions/audit';
import { now } from '@/lib/platform/clock';
import { defineJob, enqueue, type Job } from '@/lib/platform/jobs';
import { log } from '@/lib/platform/logging/log';
import { scanner } from '@/lib/platform/scanning';
import { openFile } from '@/lib/platform/storage';
import { type Tx, withActor } from '@/lib/platform/tenancy';

type FileRef = { readonly workspaceId: string; readonly fileId: string };

/**
 * Has a scanner look at a file. While the scanner can't be reached, the file waits and the job is retried; a verdict
 * stays.
 */
export const checkFile: Job<FileRef> = defineJob({
  name: 'files.check',
  payload: z.object({ workspaceId: z.uuid(), fileId: z.uuid() }),
  async run({ workspaceId, fileId }) {
    const asWorkspace = <T>(work: (tx: Tx) => Promise<T>) =>
      withActor({ kind: 'workspace', workspaceId }, work);
    const waiting = { workspaceId, fileId, outcome: null };
    const requested = await asWorkspace((tx) => findAsked(tx, waiting));
    // scanned already, or taken out of its draft
    if (!requested) return;
    const malwareScanner = scanner();
    if (!malwareScanner)
      throw new Error('a file waits to be checked, and HANDOVER_SCANNER is not set any more');
    const file = await openFile(requested.sha256);
    if (!file) throw new Error(`the bytes of file ${fileId} are not in the storage`);
    const verdict = await malwareScanner.scan(file.stream);
    const outcome = verdict.isClean ? 'clean' : 'infected';
    const found = verdict.isClean ? null : verdict.found.slice(0, 300);
    await asWorkspace(async (tx) => {
      const answer = { where: waiting, data: { outcome, found, checkedAt: now() } };
      const { count } = requested.engagementId
        ? await tx.fileCheck.updateMany(answer)
        : await tx.playbookFileCheck.updateMany(answer);
      if (count === 0 || found === null) return;
      log.warn({ workspaceId, fileId, found }, 'a file was held back');
      await audit(tx, {
        workspaceId,
        ...(requested.engagementId && { engagementId: requested.engagementId }),
        actorUserId: null,
        action: 'file.held_back',
        subject: { kind: 'file', id: fileId },
        data: { found },
      });
    });
  },
});

type Waiting = FileRef & { readonly outcome: null };

/**
 * @returns the bytes that wait for the scanner, and the engagement they belong to; null for a playbook's, which belongs
 * to all.
 */
async function findAsked(tx: Tx, where: Waiting) {
  const file = { select: { sha256: true } };
  const check = await tx.fileCheck.findFirst({ where, select: { engagementId: true, file } });
  if (check) return { engagementId: check.engagementId, sha256: check.file.sha256 };
  const ofPlaybook = await tx.playbookFileCheck.findFirst({ where, select: { file } });
  return ofPlaybook && { engagementId: null, sha256: ofPlaybook.file.sha256 };
}

/** Asks for a file to be scanned before anybody can have it; does nothing if no scanner is set up. */
export async function askForCheck(
  tx: Tx,
  file: { readonly workspaceId: string; readonly engagementId: string; readonly id: string },
): Promise<void> {
  if (!scanner()) return;
  const { workspaceId, engagementId, id: fileId } = file;
  await tx.fileCheck.createMany({
    data: { workspaceId, engagementId, fileId, askedAt: now() },
    skipDuplicates: true,
  });
  await enqueue(tx, checkFile, { workspaceId, fileId });
}

/** As `askForCheck`, for a playbook's files. */
export async function askForPlaybookChecks(
  tx: Tx,
  files: readonly { readonly workspaceId: string; readonly id: string }[],
): Promise<void> {
  if (!scanner()) return;
  const requested = files.map(({ workspaceId, id: fileId }) => ({ workspaceId, fileId }));
  await tx.playbookFileCheck.createMany({ data: requested.map((file) => ({ ...file, askedAt: now() })) });
  for (const file of requested) await enqueue(tx, checkFile, file);
}
