import { beforeAll, describe, expect, it } from 'vitest';
import { auditAsCsv } from '@/lib/audit/audit-csv';
import { lineOf, saidWithoutWho } from '@/lib/audit/line.rules';
import { type Reader, readAudit, readWholeAudit } from '@/lib/audit/queries';
import { type AuditView, readAuditView } from '@/lib/audit/view.rules';
import { audit } from '@/lib/platform/actions/audit';
import { atTime, now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const ALL = readAuditView({});

describe('the audit log of a business', () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
    const { ruth, tomas, maria } = people;
    // one moment for several, as within one transaction
    for (const [by, day] of [
      [ruth, '2026-03-01'],
      [tomas, '2026-03-02'],
      [maria, '2026-03-03'],
      [null, '2026-03-03'],
    ] as const)
      for (const verb of ['drafted', 'handed_over', 'approved'] as const) await done(by, verb, day);
  });

  async function done(
    by: Person | null,
    verb: 'drafted' | 'handed_over' | 'approved',
    day: string,
  ): Promise<void> {
    const { id: workspaceId } = people.workspace;
    await atTime(new Date(`${day}T12:00:00Z`), () =>
      withActor({ kind: 'workspace', workspaceId }, (tx) =>
        audit(tx, {
          workspaceId,
          actorUserId: by?.userId ?? null,
          action: `brief.${verb}`,
          subject: { kind: 'brief', id: newId() },
          data: { formula: '=1+1' },
        }),
      ),
    );
  }

  const reader = (by: Person): Reader => ({
    userId: by.userId,
    workspaceId: people.workspace.id,
    zone: 'UTC',
  });
  const MARCH: AuditView = { ...ALL, from: '2026-03-01', until: '2026-03-31' };

  it('is shown to its owner, newest first, with who did it', async () => {
    const { entries } = await readAudit(reader(people.ruth), MARCH);

    expect(entries).toHaveLength(12);
    expect(entries.map(({ who }) => who)).toEqual(
      expect.arrayContaining([null, people.maria.name, people.tomas.name, people.ruth.name]),
    );
    expect(entries.map(({ at }) => at.getTime())).toEqual(
      entries.map(({ at }) => at.getTime()).sort((one, other) => other - one),
    );
  });

  it('says in sentences who did what to whom, from what is known by now', async () => {
    const { ruth, maria, workspace } = people;

    const { entries } = await readAudit(reader(ruth), { ...ALL, from: '2026-04-01' });

    const sentences = entries.map((entry) => lineOf(entry, now()));
    expect(sentences.map((line) => `${line.who} ${saidWithoutWho(line)}`)).toEqual(
      expect.arrayContaining([
        `${ruth.name} set up the business`,
        `${ruth.name} invited ${maria.name}`,
        `${maria.name} accepted the invitation to ${workspace.name}`,
      ]),
    );
  });

  it('is shown to nobody else, in the business or outside of it', async () => {
    const { tomas, maria, dewi, foreign } = people;

    for (const other of [tomas, maria, dewi, foreign.owner, foreign.assistant])
      expect(await readAudit(reader(other), ALL)).toEqual({ entries: [], next: null, people: [] });
  });

  it('can be filtered by person, by what happened automatically, by kind and by days', async () => {
    const count = async (view: Partial<AuditView>) =>
      (await readAudit(reader(people.ruth), { ...MARCH, ...view })).entries.length;

    expect(await count({ who: people.tomas.userId })).toBe(3);
    expect(await count({ who: 'product' })).toBe(3);
    expect(await count({ kind: 'payment' })).toBe(0);
    expect(await count({ from: '2026-03-02', until: '2026-03-02' })).toBe(3);
  });

  it('is read a page at a time, each line once, including those of one moment', async () => {
    const pages = [];
    for await (const page of readWholeAudit(reader(people.ruth), MARCH, 5)) pages.push(page);

    const ids = pages.flat().map(({ id }) => id);
    expect(pages.map(({ length }) => length)).toEqual([5, 5, 2]);
    expect(new Set(ids).size).toBe(12);
  });

  it('is saved as a file for a spreadsheet, whole, in which nothing is a formula', async () => {
    const file = await new Response(auditAsCsv(readWholeAudit(reader(people.ruth), MARCH, 5), now())).text();

    expect(file.trim().split('\r\n')).toHaveLength(13);
    expect(file).toContain('"Handover, automatically",handed over the brief,brief.handed_over,');
  });
});
