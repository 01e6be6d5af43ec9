import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sealCertificates } from '@/lib/agreements/verifying/queries';
import { statusOfCopy } from '@/lib/agreements/verifying/rules';
import { verifyFile } from '@/lib/agreements/verifying/verify';
import { importArchive } from '@/lib/archive/importing/import';
import { getHome } from '@/lib/briefs/home/home.queries';
import { listEvaluations } from '@/lib/evaluations/list.queries';
import { getEarnings } from '@/lib/pay/earnings.queries';
import { getPayOverview } from '@/lib/pay/overview.queries';
import { DEMO_PEOPLE } from '@/lib/people/signing-in/demo';
import { certificatesIn } from '@/lib/platform/seal/certificates';
import { readWhole } from '@/lib/platform/storage';
import { findCopy } from '@/lib/platform/tenancy/find-copy';
import { ADEYEMI_ID, QUAYSIDE_ID } from '@/prisma/seed/marks';
import { beginAnew, entriesOf, exportTo, ownFingerprint } from '@/tests/support/archives';
import { inboxOf } from '@/tests/support/inbox';
import type { ToldDemo } from '@/tests/support/told-demo';

const { owner, assistant } = DEMO_PEOPLE;

/**
 * The demo moved to another installation. The last of its tests: it replaces the installation that the story was told
 * in.
 */
export function movesElsewhere({ ask, userId, database, disconnected }: ToldDemo): void {
  it('fits into two archives, from which another installation shows and proves the same', async () => {
    const [ruth, maria] = [await userId(owner), await userId(assistant)];
    const at = new Date();
    const pages = async () => ({
      home: await getHome({ userId: ruth, role: 'owner' }, ADEYEMI_ID, at),
      pay: await getPayOverview(ruth, ADEYEMI_ID, at),
      evaluations: await listEvaluations(ruth, ADEYEMI_ID, at),
      earnings: await getEarnings(maria, at),
      inbox: (await inboxOf({ userId: maria, timeZone: assistant.zone })).briefs,
    });
    const copies = () =>
      ask<{ sha256: string }>(
        'SELECT sha256 FROM agreement_copies UNION SELECT sha256 FROM evaluation_copies',
      );
    const derived = () =>
      Promise.all(
        ['brief_words', 'inbox_places', 'open_owed', 'search_entries'].map((table) =>
          ask(`SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM ${table} t`),
        ),
      );
    const [shown, sealed, kept] = [await pages(), await copies(), await derived()];
    const folder = mkdtempSync(join(tmpdir(), 'handover-demo-archives-'));
    const file = (id: string) => join(folder, `${id}.zip`);
    const businesses = [ADEYEMI_ID, QUAYSIDE_ID];
    for (const id of businesses) await exportTo(file(id), id);
    const trusted = [await ownFingerprint()];

    await disconnected(async () => {
      await beginAnew(database().ownerUrl);
      for (const id of businesses) await importArchive(file(id), { ownerUrl: database().ownerUrl, trusted });
    });

    expect(await pages()).toEqual(shown);
    expect(await derived()).toEqual(kept);
    const certificates = certificatesIn(await sealCertificates());
    const standing = async (sha256: string) => statusOfCopy(await findCopy(sha256));
    for (const { sha256 } of sealed) {
      const verdict = await verifyFile((await readWhole(sha256)) ?? Buffer.alloc(0), {
        certificates,
        standing,
      });
      expect(['genuine', 'superseded', 'terminated', 'expired']).toContain(verdict.answer.kind);
    }
    for (const id of businesses) {
      await exportTo(join(folder, 'again.zip'), id);
      const [before, after] = [await entriesOf(file(id)), await entriesOf(join(folder, 'again.zip'))];
      const rows = [...before].filter(([name]) => name.startsWith('rows/') && !name.includes('audit_events'));
      expect(rows.filter(([name, bytes]) => !after.get(name)?.equals(bytes)).map(([name]) => name)).toEqual(
        [],
      );
    }
  });
}
