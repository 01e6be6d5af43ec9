import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { insertAll } from '@/lib/platform/tenancy/inserting';
import { stateOf } from '@/lib/platform/tenancy/outcome';
import { givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

/** Refused by a policy of row level security (insufficient_privilege). */
const NOT_THEIRS = '42501';
/** unique_violation */
const THERE_ALREADY = '23505';

describe('rows that are written without Prisma’s compiler', () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  function mail(uniqueKey: string) {
    const { workspace, ruth } = people;
    return {
      id: newId(),
      workspaceId: workspace.id,
      recipientUserId: ruth.userId,
      replyTo: null,
      uniqueKey,
      toAddress: ruth.email,
      kind: 'brief.handed_over',
      subject: 'A “brief”, \\n and 🏺',
      // a letter cut in its middle, as where a text is shortened
      html: `<p>it's\n\t"so" ${'🏺'.slice(0, 1)}</p>`,
      text: '',
      headers: { 'List-Unsubscribe': '<https://x.example/?a=1&b="2">', of: [1.5, true, null, {}] },
      createdAt: new Date('2026-11-28T01:02:03.456Z'),
    };
  }

  it("are the same as Prisma's, with the table's defaults", async () => {
    const [ours, theirs] = [mail('ours'), mail('theirs')];

    const rows = await withActor({ kind: 'workspace', workspaceId: people.workspace.id }, async (tx) => {
      await insertAll(tx, 'mails', [ours]);
      await tx.mail.createMany({ data: theirs });
      return tx.mail.findMany({ where: { id: { in: [ours.id, theirs.id] } } });
    });

    const written = (id: string) => ({ ...rows.find((row) => row.id === id), id: '', uniqueKey: '' });
    expect(written(ours.id)).toEqual(written(theirs.id));
    expect(written(ours.id)).toMatchObject({
      ...ours,
      id: '',
      uniqueKey: '',
      html: '<p>it\'s\n\t"so" \ufffd</p>',
      state: 'queued',
      version: 1,
    });
  });

  it('are counted, and existing ones skipped only if that is asked for', async () => {
    const again = () => [mail('once'), mail('once'), mail('twice')];

    const as = { kind: 'workspace', workspaceId: people.workspace.id } as const;
    const counts = await withActor(as, async (tx) => [
      await insertAll(tx, 'mails', []),
      await insertAll(tx, 'mails', again(), { skipDuplicates: true }),
      await insertAll(tx, 'mails', again(), { skipDuplicates: true }),
    ]);
    const refused = await withActor(as, (tx) => insertAll(tx, 'mails', again())).catch(stateOf);

    expect([counts, refused]).toEqual([[0, 2, 0], THERE_ALREADY]);
  });

  it('have to be the actor’s to write', async () => {
    const { foreign, ruth } = people;
    const event = {
      workspaceId: foreign.workspace.id,
      id: newId(),
      actorUserId: ruth.userId,
      action: 'brief.accepted',
      subjectKind: 'brief',
      subjectId: newId(),
      data: {},
      at: new Date(),
    };

    const refused = await withActor({ kind: 'user', userId: ruth.userId }, (tx) =>
      insertAll(tx, 'audit_events', [event]),
    ).catch(stateOf);

    expect(refused).toBe(NOT_THEIRS);
  });
});
