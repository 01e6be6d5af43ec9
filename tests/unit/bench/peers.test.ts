import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { judgeLeads, leadsOf } from '@/scripts/bench/peers/leads';
import { findRedmine } from '@/scripts/bench/peers/redmine';
import { findSaasStarter } from '@/scripts/bench/peers/saas-starter';
import type { Measured, Target } from '@/scripts/bench/rounds';
import { leadsTable } from '@/scripts/bench/tables';

describe('a peer', () => {
  it('is the checkout that is named, once it has been built', () => {
    const folder = folderWith([]);

    expect(findSaasStarter(undefined)).toMatchObject({
      isHere: false,
      why: expect.stringContaining('PEER_SAAS_STARTER'),
    });
    expect(findSaasStarter(folder)).toMatchObject({ isHere: false, why: expect.stringContaining(folder) });
    expect(findSaasStarter(folderWith(['.next/prerender-manifest.json']))).toMatchObject({ isHere: true });
  });

  it('is what Debian’s packages have put on the machine, if all of it is there', () => {
    const files = ['usr/share/redmine/config.ru', 'usr/bin/puma', 'usr/bin/bundle'];

    expect(findRedmine(folderWith(files))).toMatchObject({ isHere: true });
    for (const missing of files)
      expect(findRedmine(folderWith(files.filter((file) => file !== missing)))).toMatchObject({
        isHere: false,
        why: expect.stringMatching(new RegExp(`^no /${missing}; .*apt-get install redmine`)),
      });
  });
});

describe('our lead over a peer', () => {
  const home: Target = { name: 'owner’s home', url: 'http://ours', headers: {} };
  const tasks: Target = { name: 'tasks', url: 'http://theirs', headers: {} };
  const ours: Measured = {
    perSecond: [100, 10, 100],
    processor: [9, 5, 6],
    alone: [8, 10, 12],
    underLoad: [],
  };
  const theirs: Measured = { perSecond: [25, 4, 50], processor: [40, 20, 30], alone: [30], underLoad: [] };
  const leads = leadsOf([home], [tasks], (target) => (target === home ? ours : theirs));

  it('is given in the requests of the same rounds, in processor time, and in what a single person waits', () => {
    expect(leads).toEqual([
      { page: 'owner’s home', peer: 'tasks', byRequests: 2.5, byProcessor: 4, byP50: 3 },
    ]);
    expect(leadsTable(leads).split('\n')).toEqual([
      'ahead when above 1         × req/s  × cpu  × p50',
      'owner’s home beside tasks     2.50   4.00   3.00',
    ]);
  });

  it('is below 1 where the peer is ahead, and three times its requests are wanted', () => {
    const [behind] = leadsOf([tasks], [home], (target) => (target === home ? ours : theirs));

    expect(behind?.byRequests).toBeCloseTo(0.4);
    expect(judgeLeads(leads.map((lead) => ({ ...lead, byRequests: 3 })))).toMatchObject([{ isMet: true }]);
    expect(judgeLeads(leads)).toEqual([
      { says: 'owner’s home answers at least 3 × as many requests/s as tasks', found: '2.50', isMet: false },
    ]);
  });
});

/** A new folder with empty files at these paths. */
function folderWith(files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'handover-peers-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  return folder;
}
