import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeCopy } from '@/lib/agreements/copy.jobs';
import { listAgreements } from '@/lib/agreements/list.queries';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { approveDelivery } from '@/lib/briefs/reviewing.actions';
import { deleteAccount, keepAccount } from '@/lib/deletion/account.actions';
import { eraseAccount } from '@/lib/deletion/erasing-account.jobs';
import { eraseWorkspace } from '@/lib/deletion/erasing-workspace.jobs';
import {
  getAccountDeletion,
  getDeletionDay,
  getWorkspaceDeletion,
  listLeavingStaff,
} from '@/lib/deletion/queries';
import { tellKept } from '@/lib/deletion/telling-kept.jobs';
import { deleteWorkspace, keepWorkspace } from '@/lib/deletion/workspace.actions';
import { acceptInvitation } from '@/lib/people/accepting.actions';
import { askForAddress, moveToAddress, takeAddressBack } from '@/lib/people/address-changes';
import { answerDeviceZone } from '@/lib/people/device-zone.actions';
import { invitationToken } from '@/lib/people/invitation-token';
import { inviteToRun } from '@/lib/people/staff.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { checkWholeRecord } from '@/scripts/steps/whole-record';
import { type AgreementRef, givenPair, type Pair } from '@/tests/support/agreements';
import { givenBriefDelivered, seen } from '@/tests/support/briefs';
import { givenEnded } from '@/tests/support/endings';
import { givenPasskey } from '@/tests/support/factors';
import { doneOf, refusalOf, submit } from '@/tests/support/forms';
import {
  asPerson,
  givenAssistant,
  givenManager,
  givenPeople,
  givenPerson,
  givenWorkspace,
  type People,
  type Person,
} from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/postgres';
import { givenStorage } from '@/tests/support/storage';
import { aboutEngagement, says } from '@/tests/support/threads';
import { givenAgreedBefore } from '@/tests/support/time';

const ASKED = new Date('2027-06-01T12:00:00Z');
const EARLY = new Date('2027-06-15T11:59:59Z');
const DUE = new Date('2027-06-15T12:00:00Z');
const RUN = { attempt: 1, isLastAttempt: false };

describe('deletion', { timeout: 120_000 }, () => {
  const database = givenDatabaseWithPeople();
  givenStorage();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const pastRules = (sql: string, id: string) => ask(sql, [id], 'replica');

  async function ask<Row extends Record<string, unknown>>(
    sql: string,
    values: readonly unknown[] = [],
    role: 'origin' | 'replica' = 'origin',
  ) {
    const owner = new Client({ connectionString: database().ownerUrl });
    await owner.connect();
    try {
      await owner.query(`SET session_replication_role = ${role}`);
      return (await owner.query<Row>(sql, [...values])).rows;
    } finally {
      await owner.end();
    }
  }

  /** Ruth and somebody new, who have signed, sealed and said something; the agreement has ended since, if it should. */
  async function givenWorkedTogether({
    isOver = true,
  } = {}): Promise<{ pair: Pair; agreement: AgreementRef }> {
    const email = `${newId()}@inbox.example`;
    const nia = await givenPerson({ name: 'Nia Lopes', email, zone: 'Europe/Lisbon' });
    const pair = await givenPair({ ...people, maria: nia }, 'Adeyemi Fairs');
    const agreement = await givenAgreedBefore(pair);
    const [version] = await ask<{ id: string }>('SELECT id FROM agreement_versions WHERE agreement_id = $1', [
      agreement.id,
    ]);
    const place = { workspaceId: pair.workspace.id, agreementId: agreement.id, versionId: version?.id };
    await makeCopy.perform(place, RUN);
    const about = aboutEngagement(pair.workspace.id, pair.engagementId);
    await says(pair.assistant, about, 'The fair went well.');
    await says(pair.owner, about, 'So I hear.');
    // notice takes its weeks; what it comes to is this
    if (isOver) {
      await pastRules(`UPDATE agreements SET state = 'terminated' WHERE id = $1`, agreement.id);
    }
    return { pair, agreement };
  }

  const givenObi = (name: string) =>
    givenPerson({ name: `${name} Obi`, email: `${newId()}@inbox.example`, zone: 'Africa/Lagos' });
  const deletesWorkspace = ({ owner, workspace }: Pair, form: object = {}, person: Person = owner) =>
    atTime(ASKED, () =>
      asPerson(person, () =>
        submit(deleteWorkspace, {
          workspaceId: workspace.id,
          id: newId(),
          confirmation: workspace.name,
          ...form,
        }),
      ),
    );
  const deletesAccount = (person: Person, id = newId()) =>
    atTime(ASKED, () => asPerson(person, () => submit(deleteAccount, { id, confirmation: person.email })));
  /** Somebody takes another address, by the link that was mailed to it. */
  const moves = ({ userId }: Person, fromAddress: string, toAddress: string) =>
    withActor({ kind: 'auth' }, async (tx) => {
      const asked = { userId, id: newId(), sessionId: newId(), fromAddress, toAddress };
      const made = await askForAddress(tx, asked, new Date());
      expect(await moveToAddress(tx, made?.token ?? '', new Date())).toMatchObject({ toAddress });
    });
  const mails = (kind: string, id: string) =>
    ask<{ to: string; text: string }>(
      'SELECT to_address AS to, text FROM mails WHERE kind = $1 AND subject_id = $2 ORDER BY 1',
      [kind, id],
    );

  describe('of a business', () => {
    it('tells all who belong to it, waits for two weeks, and can be taken back until then', async () => {
      const { pair } = await givenWorkedTogether();
      const { owner, assistant, workspace } = pair;
      const id = newId();

      doneOf(await deletesWorkspace(pair, { id }));

      const told = await mails('deletion.workspace_pending', id);
      expect(told.map(({ to }) => to)).toEqual([assistant.email, owner.email].toSorted());
      expect(told.every(({ text }) => text.includes('15 Jun'))).toBe(true);
      for (const person of [owner, assistant])
        expect(await getDeletionDay(person.userId, workspace.id)).toEqual(DUE);
      expect(refusalOf(await deletesWorkspace(pair)).code).toBe('pending');

      await atTime(EARLY, () => eraseWorkspace.perform({ workspaceId: workspace.id, id }, RUN));
      expect((await getWorkspaceDeletion(owner.userId, workspace.id)).dueAt).toEqual(DUE);
      doneOf(await asPerson(owner, () => submit(keepWorkspace, { workspaceId: workspace.id })));
      await atTime(DUE, () => eraseWorkspace.perform({ workspaceId: workspace.id, id }, RUN));

      expect(await getDeletionDay(owner.userId, workspace.id)).toBeNull();
      expect(await mails('deletion.workspace_kept', id)).toHaveLength(2);
      expect(await ask('SELECT 1 FROM messages WHERE workspace_id = $1', [workspace.id])).toHaveLength(2);
    });

    it('isn’t begun while an agreement is in force, by a name mistyped, or with an old sign-in', async () => {
      const bound = await givenWorkedTogether({ isOver: false });
      const free = await givenWorkedTogether();
      const stale = { ...free.pair.owner, authenticatedAt: new Date(ASKED.getTime() - 10 * 60_000) };

      const held = refusalOf(await deletesWorkspace(bound.pair));
      expect(held).toMatchObject({ code: 'held', message: expect.stringContaining('Nia Lopes') });
      const mistyped = refusalOf(await deletesWorkspace(free.pair, { confirmation: 'Adeyemi' }));
      expect(mistyped.fieldErrors).toHaveProperty('confirmation');
      expect(refusalOf(await deletesWorkspace(free.pair, {}, stale)).code).toBe('sign_in_again');
    });

    it('waits for the answer to what was delivered before the end, and its assistant may leave before it', async () => {
      const nia = await givenPerson({
        ...{ name: 'Nia Lopes', email: `${newId()}@inbox.example`, zone: 'Europe/Lisbon' },
      });
      const pair = await givenPair({ ...people, maria: nia }, 'Adeyemi Tiles');
      await givenAgreedBefore(pair);
      const brief = await givenBriefDelivered(pair);
      await givenEnded(pair);

      expect(refusalOf(await deletesWorkspace(pair))).toMatchObject({
        code: 'held',
        message: expect.stringContaining('delivered'),
      });
      const id = newId();
      doneOf(await deletesAccount(nia, id));
      await atTime(DUE, () => eraseAccount.perform({ userId: nia.userId, id }, RUN));
      const [left] = await ask('SELECT deleted_at FROM users WHERE id = $1', [nia.userId]);
      expect(left?.deleted_at).not.toBeNull();
      const review = { ...seen(brief), deliveryId: brief.deliveries[0]?.id, note: '' };
      doneOf(await asPerson(pair.owner, () => submit(approveDelivery, review)));
      expect((await getWorkspaceDeletion(pair.owner.userId, pair.workspace.id)).holds).toEqual([]);
      // and nobody writes to who isn't there any more
      expect(await ask('SELECT kind FROM mails WHERE recipient_user_id = $1', [nia.userId])).toEqual([]);
      expect(await ask('SELECT kind FROM notifications WHERE recipient_id = $1', [nia.userId])).toEqual([]);
    });

    it('keeps what was signed for whoever signed it, sealed and sound, and nothing that was said', async () => {
      const { pair, agreement } = await givenWorkedTogether();
      const { owner, assistant, workspace } = pair;
      const id = newId();
      doneOf(await deletesWorkspace(pair, { id }));
      const asked = { workspaceId: workspace.id, id };

      // killed after its commit, it runs again
      for (let run = 0; run < 2; run += 1) await atTime(DUE, () => eraseWorkspace.perform(asked, RUN));

      const page = await getAgreementPage(assistant.userId, agreement);
      expect(page?.document.title).toBeTruthy();
      expect(await listAgreements(owner.userId, workspace.id)).toEqual({ agreements: [], without: [] });
      const [left] = await ask(
        `SELECT (SELECT count(*)::int FROM messages WHERE workspace_id = $1) AS messages,
           (SELECT count(*)::int FROM memberships WHERE workspace_id = $1 AND ended_at IS NULL) AS members,
           (SELECT slug FROM workspaces WHERE id = $1) AS slug`,
        [workspace.id],
      );
      expect(left).toEqual({ messages: 0, members: 0, slug: `deleted-${workspace.id}` });
      expect(await mails('deletion.workspace_erased', id)).toHaveLength(2);
      expect(await mails('deletion.workspace_pending', id)).toEqual([]);
      expect(await checkWholeRecord(database().ownerUrl)).toMatchObject({ problems: [] });
    });

    it('is not done when something stands in the way on its day, and all are told', async () => {
      const { pair, agreement } = await givenWorkedTogether();
      const { owner, workspace } = pair;
      const id = newId();
      doneOf(await deletesWorkspace(pair, { id }));
      await pastRules(`UPDATE agreements SET state = 'in_force' WHERE id = $1`, agreement.id);

      await atTime(DUE, () => eraseWorkspace.perform({ workspaceId: workspace.id, id }, RUN));

      expect(await getWorkspaceDeletion(owner.userId, workspace.id)).toMatchObject({
        ...{ dueAt: null, heldAt: DUE },
        holds: [{ kind: 'agreement', with: 'Nia Lopes' }],
      });
      expect(await mails('deletion.workspace_held', id)).toHaveLength(2);
      expect(await ask('SELECT 1 FROM messages WHERE workspace_id = $1', [workspace.id])).toHaveLength(2);
    });
  });

  describe('of an account', () => {
    it('tells its person and the businesses they assist, and can be taken back', async () => {
      const { pair } = await givenWorkedTogether();
      const { owner, assistant } = pair;
      const id = newId();

      doneOf(await deletesAccount(assistant, id));

      const told = await mails('deletion.account_pending', id);
      expect(told.map(({ to }) => to)).toEqual([assistant.email, owner.email].toSorted());
      doneOf(await asPerson(assistant, () => submit(keepAccount, {})));
      await atTime(DUE, () => eraseAccount.perform({ userId: assistant.userId, id }, RUN));
      expect(await getAccountDeletion(assistant.userId)).toMatchObject({ dueAt: null, holds: [] });
      expect(await ask('SELECT deleted_at FROM users WHERE id = $1', [assistant.userId])).toEqual([
        { deleted_at: null },
      ]);
    });

    it('isn’t begun while an agreement is in force, or a business would have no owner', async () => {
      const { pair } = await givenWorkedTogether({ isOver: false });

      expect(refusalOf(await deletesAccount(pair.assistant)).message).toContain('Adeyemi Fairs');
      expect(refusalOf(await deletesAccount(people.foreign.owner)).message).toContain('only owner');
    });

    it('leaves the other side its record, sound and sealed, and of them nothing that it doesn’t need', async () => {
      const { pair, agreement } = await givenWorkedTogether();
      const { owner, assistant, workspace } = pair;
      const id = newId();
      const abroad = { deviceZone: 'Europe/Lisbon', answer: 'keep' };
      doneOf(await asPerson(assistant, () => submit(answerDeviceZone, abroad)));
      await givenPasskey(assistant);
      doneOf(await deletesAccount(assistant, id));

      for (let run = 0; run < 2; run += 1)
        await atTime(DUE, () => eraseAccount.perform({ userId: assistant.userId, id }, RUN));

      const page = await getAgreementPage(owner.userId, agreement);
      expect(page?.document.title).toBeTruthy();
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
      // in the text that both signed, and in the evidence of the signatures, which the chain holds
      expect(await placesOf(assistant.email)).toEqual([
        'agreement_events',
        'agreement_signatures',
        'agreement_versions',
      ]);
    });

    it('takes the addresses that were theirs before, and leaves one that is somebody else’s by now', async () => {
      const { pair } = await givenWorkedTogether();
      const { assistant, workspace } = pair;
      const [first, second] = [assistant.email, `${newId()}@second.example`];
      await moves(assistant, first, second);
      await moves(assistant, second, `${newId()}@third.example`);
      const heir = await givenPerson({ name: 'Its heir', email: second, zone: 'Europe/Lisbon' });
      for (const address of [first, second])
        await ask(
          `INSERT INTO mails (id, workspace_id, to_address, kind, subject, html, text, attachments, headers, created_at)
           SELECT gen_random_uuid(), $1, $2, 'invitation', 'Come', '', 'For ' || $2 || '.', '[]', '{}', now()`,
          [workspace.id, address],
        );
      const id = newId();
      const [own] = await ask<{ email: string }>('SELECT email FROM users WHERE id = $1', [assistant.userId]);
      doneOf(await deletesAccount({ ...assistant, email: own?.email ?? '' }, id));

      await atTime(DUE, () => eraseAccount.perform({ userId: assistant.userId, id }, RUN));

      expect(await placesOf(first)).toEqual([
        'agreement_events',
        'agreement_signatures',
        'agreement_versions',
      ]);
      expect(
        await ask('SELECT to_address AS to FROM mails WHERE to_address = ANY ($1)', [[first, second]]),
      ).toEqual([{ to: second }]);
      expect(await ask('SELECT email FROM users WHERE id = $1', [heir.userId])).toEqual([{ email: second }]);
    });

    it('takes their address, and not what it is only a part of: another’s, their mails, what the log says of them', async () => {
      const { pair } = await givenWorkedTogether();
      const { assistant, workspace } = pair;
      const other = `jo${assistant.email}`;
      await ask(
        `INSERT INTO audit_events (workspace_id, id, action, subject_kind, subject_id, data, at)
         SELECT $1, gen_random_uuid(), 'invitation.sent', 'invitation', $1,
           jsonb_build_object('to', jsonb_build_array($2::text, $3::text), 'note', $2 || '.'), now()`,
        [workspace.id, assistant.email, other],
      );
      await ask(
        `INSERT INTO mails (id, workspace_id, to_address, kind, subject, html, text, attachments, headers, created_at)
         SELECT gen_random_uuid(), $1, $2, 'invitation', 'Come', '', 'For ' || $2 || '.', '[]', '{}', now()`,
        [workspace.id, other],
      );
      const id = newId();
      doneOf(await deletesAccount(assistant, id));

      await atTime(DUE, () => eraseAccount.perform({ userId: assistant.userId, id }, RUN));

      const [logged] = await ask<{ data: object }>(
        `SELECT data FROM audit_events WHERE workspace_id = $1 AND action = 'invitation.sent' AND data ? 'note'`,
        [workspace.id],
      );
      const gone = 'an address that was erased';
      expect(logged?.data).toEqual({ to: [gone, other], note: `${gone}.` });
      expect(await ask('SELECT 1 FROM mails WHERE to_address = $1', [other])).toHaveLength(1);
    });

    it('leaves a business one of two owners who leave at the same moment', async () => {
      const [one, two] = await Promise.all([givenObi('Ada'), givenObi('Ben')]);
      const workspace = await givenWorkspace(one, { name: 'Obi & Obi' });
      await givenManager(workspace, two);
      await pastRules(`UPDATE memberships SET role = 'owner' WHERE workspace_id = $1`, workspace.id);
      const [first, second] = [newId(), newId()];
      doneOf(await deletesAccount(one, first));
      doneOf(await deletesAccount(two, second));
      const leaving = new Client({ connectionString: database().appUrl });
      await leaving.connect();

      await leaving.query('BEGIN');
      await leaving.query('SELECT app.erase_account($1, $2, $3)', [one.userId, first, DUE]);
      const both = atTime(DUE, () => eraseAccount.perform({ userId: two.userId, id: second }, RUN)).then(
        () => 'left',
        () => 'refused',
      );
      await Promise.race([both, someoneWaits()]);
      await leaving.query('COMMIT');
      await leaving.end();

      expect(await both).toBe('refused');
      await atTime(DUE, () => eraseAccount.perform({ userId: two.userId, id: second }, RUN));
      expect(await getAccountDeletion(two.userId)).toMatchObject({
        ...{ heldAt: DUE },
        holds: [{ kind: 'last_owner', with: 'Obi & Obi' }],
      });
    });

    it('of who runs a business is told to its other owners when it is asked for and taken back, with what it means', async () => {
      const [ada, ben, chi] = await Promise.all([givenObi('Ada'), givenObi('Ben'), givenObi('Chi')]);
      const workspace = await givenWorkspace(ada, { name: 'Obi Stoves' });
      await Promise.all([ben, chi].map((person) => givenManager(workspace, person)));
      await pastRules(`UPDATE memberships SET role = 'owner' WHERE user_id = $1`, ben.userId);
      const id = newId();

      doneOf(await deletesAccount(ben, id));

      const told = await mails('deletion.account_pending', id);
      expect(told.map(({ to }) => to)).toEqual([ada.email, ben.email].toSorted());
      const hers = told.find(({ to }) => to === ada.email)?.text.replaceAll(/\s+/g, ' ');
      expect(hers).toContain('they don’t run Obi Stoves');
      expect(hers).toContain('You are its only owner then');
      const leaving = { userId: ben.userId, name: 'Ben Obi', role: 'owner', dueAt: DUE, isReaderAlone: true };
      expect(await listLeavingStaff(ada.userId, workspace.id)).toEqual([leaving]);
      for (const other of [ben, chi, people.ruth])
        expect(await listLeavingStaff(other.userId, workspace.id)).toEqual([]);

      doneOf(await asPerson(ben, () => submit(keepAccount, {})));

      const kept = await mails('deletion.account_kept', id);
      expect(kept.find(({ to }) => to === ada.email)?.text).toContain('They go on running Obi Stoves');
      expect(await listLeavingStaff(ada.userId, workspace.id)).toEqual([]);
    });

    it('of who ran a business too is told to its owners and logged without a name, and whom they asked isn’t asked any more', async () => {
      const { ruth } = people;
      const [ada, ben] = await Promise.all([givenObi('Ada'), givenObi('Ben')]);
      const workspace = await givenWorkspace(ruth, { name: 'Obi Tiles' });
      const invited = { id: newId(), workspaceId: workspace.id, name: ada.name, email: ada.email };
      doneOf(await asPerson(ruth, () => submit(inviteToRun, { ...invited, role: 'owner' })));
      doneOf(await asPerson(ada, () => submit(acceptInvitation, { token: invitationToken(invited.id) })));
      await ask(
        `INSERT INTO audit_events (workspace_id, id, action, subject_kind, subject_id, data, at)
         SELECT workspace_id, gen_random_uuid(), 'membership.role_changed', 'membership', id, '{"name": "Ada Obi", "to": "owner"}', now()
         FROM memberships WHERE workspace_id = $1 AND user_id = $2`,
        [workspace.id, ada.userId],
      );
      const asked = { id: newId(), workspaceId: workspace.id, name: ben.name, email: ben.email };
      doneOf(await asPerson(ada, () => submit(inviteToRun, { ...asked, role: 'owner' })));
      const id = newId();
      doneOf(await deletesAccount(ada, id));

      for (let run = 0; run < 2; run += 1)
        await atTime(DUE, () => eraseAccount.perform({ userId: ada.userId, id }, RUN));

      const told = await ask<{ to: string; subject: string; text: string }>(
        `SELECT to_address AS to, subject, text FROM mails WHERE kind = 'people.who_runs_it' AND subject_id = $1 AND subject LIKE '% left %'`,
        [ada.userId],
      );
      expect(told).toMatchObject([{ to: ruth.email, subject: 'Ada Obi has left Obi Tiles' }]);
      expect(told[0]?.text).toContain('deleted their account');
      const log = await ask(
        `SELECT action, data FROM audit_events WHERE workspace_id = $1
           AND action IN ('membership.ended', 'membership.role_changed', 'invitation.withdrawn') ORDER BY action`,
        [workspace.id],
      );
      expect(log).toEqual([
        { action: 'invitation.withdrawn', data: {} },
        { action: 'membership.ended', data: { role: 'owner' } },
        { action: 'membership.role_changed', data: { to: 'owner' } },
      ]);
      const named = await ask<{ count: number }>(
        `SELECT ((SELECT count(*) FROM audit_events e WHERE e.workspace_id = $1 AND e.data::text LIKE '%Ada Obi%')
           + (SELECT count(*) FROM invitations i WHERE i.workspace_id = $1 AND i.name = 'Ada Obi'))::int AS count`,
        [workspace.id],
      );
      expect(named).toEqual([{ count: 0 }]);
      const late = { token: invitationToken(asked.id) };
      expect(refusalOf(await asPerson(ben, () => submit(acceptInvitation, late))).code).toBe('withdrawn');
    });

    it('lets the same address begin anew, as somebody who has nothing here', async () => {
      const { pair } = await givenWorkedTogether();
      const { assistant } = pair;
      const id = newId();
      doneOf(await deletesAccount(assistant, id));
      await atTime(DUE, () => eraseAccount.perform({ userId: assistant.userId, id }, RUN));

      const again = await givenPerson({ name: 'Nia Lopes', email: assistant.email, zone: 'Europe/Lisbon' });

      expect(again.userId).not.toBe(assistant.userId);
      expect(await ask('SELECT 1 FROM memberships WHERE user_id = $1', [again.userId])).toEqual([]);
      expect(await ask('SELECT 1 FROM sessions WHERE user_id = $1', [assistant.userId])).toEqual([]);
    });
  });

  /** Ends as soon as a connection to this database waits for another's lock. */
  async function someoneWaits(): Promise<void> {
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await ask(waiting)).length === 0);
  }

  /** @returns the tables in which an address still stands, in whichever column. */
  async function placesOf(address: string): Promise<readonly string[]> {
    const tables = await ask<{ name: string }>(
      `SELECT relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY 1`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await ask(`SELECT 1 FROM ${name} t WHERE position($1 IN t::text) > 0 LIMIT 1`, [address]);
      if (rows.length > 0) found.push(name);
    }
    return found;
  }

  it('of an account that its person got back with their address is off, and the businesses that were told hear that, once', async () => {
    const { ruth } = people;
    const leaver = await givenPerson({ name: 'Sam Reyes', email: 'sam@inbox.example', zone: 'Asia/Manila' });
    const workspace = await givenWorkspace(ruth);
    await givenAssistant(ruth, workspace, leaver);
    const { userId, sessionId } = leaver;
    const back = await withActor({ kind: 'auth' }, async (tx) => {
      const move = {
        userId,
        sessionId,
        id: newId(),
        fromAddress: leaver.email,
        toAddress: 'thief@evil.example',
      };
      const made = await askForAddress(tx, move, new Date());
      return (await moveToAddress(tx, made?.token ?? '', new Date()))?.undo ?? '';
    });
    const thief = { ...leaver, email: 'thief@evil.example' };
    const id = newId();
    doneOf(await asPerson(thief, () => submit(deleteAccount, { id, confirmation: thief.email })));

    await withActor({ kind: 'auth' }, (tx) => takeAddressBack(tx, back, new Date()));
    await tellKept.perform({ userId, id }, RUN);
    await tellKept.perform({ userId, id }, RUN);

    expect(
      await ask(`SELECT 1 FROM graphile_worker._private_jobs WHERE key = 'deletion.kept:${id}'`),
    ).toHaveLength(1);
    const told = await ask<{ to_address: string }>(
      "SELECT to_address FROM mails WHERE subject_id = $1 AND kind = 'deletion.account_kept' ORDER BY to_address",
      [id],
    );
    expect(told.map((each) => each.to_address)).toEqual([ruth.email, leaver.email].sort());
  });
});
