import { beforeAll, describe, expect, it } from 'vitest';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { listAgreements } from '@/lib/api/agreements.queries';
import { eraseAccount } from '@/lib/deletion/erasing-account.jobs';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { inviteAssistant } from '@/lib/people/invitations/inviting.actions';
import { answerDeviceZone } from '@/lib/people/zones/device-zone.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { checkWholeRecord } from '@/scripts/steps/whole-record';
import { givenPair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { DUE, givenDeletions } from '@/tests/support/deletions';
import { givenPasskey } from '@/tests/support/factors';
import { FIRST_TRY } from '@/tests/support/first-try';
import { asPerson, givenPerson, type Person } from '@/tests/support/people';
import { givenPlainEraser } from '@/tests/support/plain-eraser';
import { givenAgreedBefore } from '@/tests/support/time';

const AT = '2027-05-01T00:00:00Z';
const WRITTEN = {
  kind: 'invitation',
  subject: 'Come',
  html: '',
  text: '',
  attachments: [],
  headers: {},
  created_at: AT,
};
/** Taken back before: an open one is withdrawn first, with what was opened for it. */
const INVITED = { name: 'Nia Lopes', role: 'assistant', created_at: AT, expires_at: AT, withdrawn_at: AT };
const NAMED = { party: 'owner', named_at: AT };

describe('what is erased with an account', () => {
  const { database, people, ask, givenWorkedTogether, deletesAccount, moves } = givenDeletions();
  beforeAll(() => givenPlainEraser(ask));

  /** The jobs that wait to send a mail, whether that still exists or not. */
  const sendings = (which: 'there' | 'gone') =>
    ask(`SELECT j.id FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
         LEFT JOIN mails m ON m.id = (j.payload ->> 'mailId')::uuid
         WHERE t.identifier = 'mail.send' AND (m.id IS NULL) = ${which === 'gone'}`);

  it('leaves the other side its record, intact and sealed, and nothing of the person that it doesn’t need', async () => {
    const { pair, agreement } = await givenWorkedTogether();
    const { owner, assistant, workspace } = pair;
    const id = newId();
    const abroad = { deviceZone: 'Europe/Lisbon', answer: 'keep' };
    doneOf(await asPerson(assistant, () => submit(answerDeviceZone, abroad)));
    await givenPasskey(assistant);
    doneOf(await deletesAccount(assistant, id));
    expect(await sendings('gone')).toEqual([]);
    const waiting = (await sendings('there')).length;

    for (let run = 0; run < 2; run += 1)
      await atTime(DUE, () => eraseAccount.perform({ userId: assistant.userId, id }, FIRST_TRY));

    expect(await sendings('gone')).toEqual([]);
    const left = (await sendings('there')).length;
    expect([left > 0, left < waiting]).toEqual([true, true]);
    const page = await getAgreementPage(owner.userId, agreement);
    expect(page?.document.title).toBeTruthy();
    // a business keeps its books under the name it paid them by (adr/0036)
    const place = { workspaceId: workspace.id, engagementId: pair.engagementId };
    expect((await getStatement(owner.userId, place, null, DUE))?.assistant).toBe(assistant.name);
    const walk = { ...place, after: null, limit: 1, state: null };
    expect(await listAgreements(owner.userId, walk)).toMatchObject([{ assistant: assistant.name }]);
    const bodies = await ask(
      'SELECT body, author_id = $2 AS theirs FROM messages WHERE workspace_id = $1 ORDER BY 2',
      [workspace.id, assistant.userId],
    );
    expect(bodies).toEqual([
      { body: 'So I hear.', theirs: false },
      { body: '', theirs: true },
    ]);
    expect(await checkWholeRecord(database().ownerUrl)).toMatchObject({ problems: [] });
    for (const own of ['passkeys', 'recovery_codes', 'zone_answers'])
      expect(await ask(`SELECT 1 FROM ${own} WHERE user_id = $1`, [assistant.userId])).toEqual([]);
    // in the text that both signed, and in the evidence of the signatures, which the chain covers
    expect(await placesOf(assistant.email)).toEqual([
      'agreement_events',
      'agreement_signatures',
      'agreement_versions',
    ]);
  });

  it('removes their former addresses, but not one that is somebody else’s by now', async () => {
    const { pair } = await givenWorkedTogether();
    const { assistant, workspace } = pair;
    const [first, second] = [assistant.email, `${newId()}@second.example`];
    await moves(assistant, first, second);
    await moves(assistant, second, `${newId()}@third.example`);
    // nobody can begin an account under it before it is too late to take it back (adr/0209)
    const aWeekLater = new Date(Date.now() + 8 * 86_400_000);
    const heir = await atTime(aWeekLater, () =>
      givenPerson({ name: 'Its heir', email: second, zone: 'Europe/Lisbon' }),
    );
    for (const address of [first, second]) await invited(workspace.id, address);
    const id = newId();
    const [own] = await ask<{ email: string }>('SELECT email FROM users WHERE id = $1', [assistant.userId]);
    doneOf(await deletesAccount({ ...assistant, email: own?.email ?? '' }, id));

    await atTime(DUE, () => eraseAccount.perform({ userId: assistant.userId, id }, FIRST_TRY));

    expect(await placesOf(first)).toEqual(['agreement_events', 'agreement_signatures', 'agreement_versions']);
    expect(
      await ask('SELECT to_address AS to FROM mails WHERE to_address = ANY ($1)', [[first, second]]),
    ).toEqual([{ to: second }]);
    expect(await ask('SELECT email FROM users WHERE id = $1', [heir.userId])).toEqual([{ email: second }]);
  });

  it("removes their address, but not longer ones that contain it: other people's, their mails, what the log says of them", async () => {
    const { pair } = await givenWorkedTogether();
    const { assistant, workspace } = pair;
    const other = `jo${assistant.email}`;
    await ask(
      `INSERT INTO audit_events (workspace_id, id, action, subject_kind, subject_id, data, at)
       SELECT $1, gen_random_uuid(), 'invitation.sent', 'invitation', $1,
         jsonb_build_object('to', jsonb_build_array($2::text, $3::text), 'note', $2 || '.'), now()`,
      [workspace.id, assistant.email, other],
    );
    await invited(workspace.id, other);
    const id = newId();
    doneOf(await deletesAccount(assistant, id));

    await atTime(DUE, () => eraseAccount.perform({ userId: assistant.userId, id }, FIRST_TRY));

    const [logged] = await ask<{ data: object }>(
      `SELECT data FROM audit_events WHERE workspace_id = $1 AND action = 'invitation.sent' AND data ? 'note'`,
      [workspace.id],
    );
    const gone = 'an address that was erased';
    expect(logged?.data).toEqual({ to: [gone, other], note: `${gone}.` });
    expect(await ask('SELECT 1 FROM mails WHERE to_address = $1', [other])).toHaveLength(1);
  });

  /** Somebody with an account, who belongs nowhere. */
  const givenNia = () =>
    givenPerson({ name: 'Nia Lopes', email: `${newId()}@nowhere.example`, zone: 'Europe/Lisbon' });
  async function erases(person: Person) {
    const id = newId();
    doneOf(await deletesAccount(person, id));
    await atTime(DUE, () => eraseAccount.perform({ userId: person.userId, id }, FIRST_TRY));
  }

  it('removes their address also from a business that invited them and that they never joined, and from its log', async () => {
    const nia = await givenNia();
    const { owner, workspace } = people().foreign;
    const invitation = { id: newId(), workspaceId: workspace.id, name: nia.name, email: nia.email };
    doneOf(await asPerson(owner, () => submit(inviteAssistant, invitation)));

    await erases(nia);

    expect(await placesOf(nia.email)).toEqual([]);
    expect(await namesIn(workspace.id, nia.name)).toEqual([]);
    expect(
      await ask('SELECT withdrawn_at FROM invitations WHERE engagement_id = $1', [invitation.id]),
    ).toEqual([{ withdrawn_at: DUE }]);
  });

  it('removes their name where they joined and nothing was ever agreed, and keeps it where they were paid', async () => {
    const nia = await givenNia();
    const joined = await givenPair({ ...people(), maria: nia }, 'Adeyemi Lamps');
    const paid = await givenPair({ ...people(), maria: nia }, 'Adeyemi Rugs');
    const agreement = await givenAgreedBefore(paid);
    await ask(`UPDATE agreements SET state = 'terminated' WHERE id = $1`, [agreement.id], 'replica');

    await erases(nia);

    expect(await namesIn(joined.workspace.id, nia.name)).toEqual([]);
    expect(await namesIn(paid.workspace.id, nia.name)).toContain('engagements');
  });

  /** @returns where a name stands, of what a business keeps of whom it invites and works with. */
  async function namesIn(workspaceId: string, name: string): Promise<readonly string[]> {
    const found = await ask<{ name: string }>(
      `SELECT 'engagements' AS name FROM engagements WHERE workspace_id = $1 AND assistant_name = $2
       UNION ALL SELECT 'invitations' FROM invitations WHERE workspace_id = $1 AND name = $2
       UNION ALL SELECT 'audit_events' FROM audit_events WHERE workspace_id = $1 AND data ->> 'name' = $2`,
      [workspaceId, name],
    );
    return found.map((each) => each.name);
  }

  it.each([
    ['mails', ({ email }: Person) => ({ ...WRITTEN, to_address: email })],
    [
      'mails without a business',
      ({ email }: Person) => ({ ...WRITTEN, workspace_id: null, to_address: email }),
    ],
    [
      'invitations',
      ({ userId, email }: Person) => ({ ...INVITED, created_by_id: userId, engagement_id: newId(), email }),
    ],
    [
      'agreement_recipients',
      ({ userId, email }: Person) => ({
        ...NAMED,
        engagement_id: newId(),
        agreement_id: newId(),
        named_by_id: userId,
        email,
      }),
    ],
  ])('removes their address from %s by itself', async (where, row) => {
    const nia = await givenNia();
    const table = where.split(' ')[0];
    const whole = { id: newId(), workspace_id: people().foreign.workspace.id, ...row(nia) };
    const columns = Object.keys(whole).join();
    await ask(
      `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::${table}, $1)`,
      [whole],
      'replica',
    );
    expect(await placesOf(nia.email)).toContain(table);

    await erases(nia);

    expect(await placesOf(nia.email)).toEqual([]);
  });

  /** A mail to an address, as an invited person gets it. */
  const invited = (workspaceId: string, address: string) =>
    ask(
      `INSERT INTO mails (id, workspace_id, to_address, kind, subject, html, text, attachments, headers, created_at)
       SELECT gen_random_uuid(), $1, $2, 'invitation', 'Come', '', 'For ' || $2 || '.', '[]', '{}', now()`,
      [workspaceId, address],
    );

  /** @returns the tables in which an address still occurs, in whichever column. */
  async function placesOf(address: string): Promise<readonly string[]> {
    const tables = await ask<{ name: string }>(
      `SELECT relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY 1`,
    );
    const looks = tables.map(
      ({ name }) =>
        `SELECT '${name}' AS name WHERE EXISTS (SELECT 1 FROM ${name} t WHERE position($1 IN t::text) > 0)`,
    );
    const found = await ask<{ name: string }>(looks.join(' UNION ALL '), [address]);
    return found.map(({ name }) => name);
  }
});
