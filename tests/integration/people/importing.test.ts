import { beforeAll, describe, expect, it } from 'vitest';
import { inviteSeveral } from '@/lib/people/importing/importing.actions';
import { invitationEnd, MOST_INVITED_A_DAY } from '@/lib/people/rules';
import { inviteToRun } from '@/lib/people/staff.actions';
import { atTime, now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenNewcomer } from '@/tests/support/invitations';
import { asPerson, givenPeople, givenWorkspace, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('inviting several people from a file', () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const send = (fields: Fields) =>
    asPerson(people.ruth, () => submit(inviteSeveral, { workspaceId: people.workspace.id, ...fields }));
  const address = () => `${newId()}@inbox.example`;
  const invited = (email: string) =>
    withActor({ kind: 'workspace', workspaceId: people.workspace.id }, async (tx) => ({
      invitations: await tx.invitation.count({ where: { email } }),
      mails: await tx.mail.count({ where: { toAddress: email, kind: 'people.invitation' } }),
    }));

  it('writes to nobody before it was reviewed, then to each once, however often it is posted', async () => {
    const [one, other] = [address(), address()];
    const text = `Name;E-mail\nOksana Bondar;${one}\nAyu Lestari;${other}\n`;

    expect(doneOf(await send({ text }))).toMatchObject({
      kind: 'preview',
      text,
      rows: [{ error: null }, { error: null }],
    });
    expect(await invited(one)).toEqual({ invitations: 0, mails: 0 });

    const answers = await Promise.all([1, 2].map(() => send({ text, intent: 'invite' })));

    expect(answers.map(doneOf)).toEqual([1, 2].map(() => ({ kind: 'invited', people: 2 })));
    for (const email of [one, other]) expect(await invited(email)).toEqual({ invitations: 1, mails: 1 });
  });

  it('reads a file before what was pasted, but not the empty one that a browser posts where none was chosen', async () => {
    const text = `Name,E-mail\nOksana,${address()}`;
    const none = new File([], '', { type: 'application/octet-stream' });
    const inFile = `${text}\nAyu,${address()}`;
    const file = new File([inFile], 'people.csv', { type: 'text/csv' });

    expect(doneOf(await send({ text, file: none }))).toMatchObject({ kind: 'preview', text });
    expect(doneOf(await send({ text, file }))).toMatchObject({ kind: 'preview', text: inFile });
  });

  it('invites nobody while a row is wrong: one who works here, one who runs it, one without a name', async () => {
    const fresh = address();
    const text = [
      'Name,E-mail',
      `Maria,${people.maria.email}`,
      `Ruth,${people.ruth.email}`,
      `,${address()}`,
      `Oksana,${fresh}`,
    ].join('\n');

    const answer = doneOf(await send({ text, intent: 'invite' }));

    expect(answer).toMatchObject({
      kind: 'preview',
      rows: [
        { error: expect.stringContaining('works with you already') },
        { error: expect.stringContaining('runs the workspace') },
        { error: 'Say who you invite.' },
        { error: null },
      ],
    });
    expect(await invited(fresh)).toEqual({ invitations: 0, mails: 0 });
  });

  it('doesn’t take for invited whose invitation has run out, or who is asked to run the business', async () => {
    const [late, asked] = [address(), address()];
    const row = (email: string) => `Name,E-mail\nOksana,${email}`;
    doneOf(await send({ text: row(late), intent: 'invite' }));
    const { ruth, workspace } = people;
    const form = { id: newId(), workspaceId: workspace.id, name: 'Oksana', email: asked, role: 'manager' };
    doneOf(await asPerson(ruth, () => submit(inviteToRun, form)));

    const inTime = await send({ text: row(late), intent: 'invite' });
    const tooLate = await atTime(new Date(Date.now() + 15 * 86_400_000), () =>
      send({ text: row(late), intent: 'invite' }),
    );
    const toRun = await send({ text: row(asked), intent: 'invite' });

    expect(doneOf(inTime)).toEqual({ kind: 'invited', people: 1 });
    for (const answer of [tooLate, toRun])
      expect(doneOf(answer)).toMatchObject({
        kind: 'preview',
        rows: [{ error: expect.stringContaining('invited already') }],
      });
  });

  it('says beforehand who is invited already, and writes to them no second time', async () => {
    const [before, fresh] = [address(), address()];
    doneOf(await send({ text: `Name,E-mail\nOksana,${before}`, intent: 'invite' }));
    const both = `Name,E-mail\nOksana,${before}\nAyu,${fresh}`;

    expect(doneOf(await send({ text: both }))).toMatchObject({
      kind: 'preview',
      rows: [
        { error: null, isInvited: true },
        { error: null, isInvited: false },
      ],
    });
    doneOf(await send({ text: both, intent: 'invite' }));

    for (const email of [before, fresh]) expect(await invited(email)).toEqual({ invitations: 1, mails: 1 });
  });

  it('takes a file, and says what isn’t one', async () => {
    const file = new File([`E-mail,Name\n${address()},Oksana`], 'people.csv', { type: 'text/csv' });

    expect(doneOf(await send({ file }))).toMatchObject({ kind: 'preview', rows: [{ error: null }] });
    expect(refusalOf(await send({ text: 'Name\nOksana' })).fieldErrors.text).toContain('“E-mail”');
    expect(refusalOf(await send({ text: '' })).code).toBe('empty');
  });

  it('has a daily limit', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, at) => `Person ${at},${address()}`);
    const text = (count: number) => ['Name,E-mail', ...rows(count)].join('\n');
    expect(refusalOf(await send({ text: text(41) })).code).toBe('too_many_rows');
    for (const count of [40, 40]) doneOf(await send({ text: text(count), intent: 'invite' }));

    expect(refusalOf(await send({ text: text(40), intent: 'invite' })).code).toBe('too_many');
  });

  it('has a daily limit for each account, over all its businesses, also for two files at once', async () => {
    const owner = await givenNewcomer();
    const [first, second, third] = [
      await givenWorkspace(owner, { name: 'Tiles' }),
      await givenWorkspace(owner, { name: 'Pots' }),
      await givenWorkspace(owner, { name: 'Vases' }),
    ];
    await withActor({ kind: 'workspace', workspaceId: first.id }, (tx) =>
      tx.invitation.createMany({
        data: Array.from({ length: MOST_INVITED_A_DAY - 1 }, () => ({
          workspaceId: first.id,
          id: newId(),
          email: address(),
          name: 'Oksana',
          role: 'manager' as const,
          createdById: owner.userId,
          createdAt: now(),
          expiresAt: invitationEnd(now()),
        })),
      }),
    );
    const invite = (workspaceId: string) =>
      asPerson(owner, () =>
        submit(inviteSeveral, { workspaceId, text: `Name,E-mail\nAyu,${address()}`, intent: 'invite' }),
      );

    const answers = (await Promise.all([invite(second.id), invite(third.id)])).map(doneOf);

    expect(answers.map(({ kind }) => kind).sort()).toEqual(['invited', 'preview']);
    expect(answers.find(({ kind }) => kind === 'preview')).toMatchObject({
      rows: [{ error: expect.stringContaining('over all your businesses'), isInvited: false }],
    });
    expect(refusalOf(await invite(second.id))).toMatchObject({ code: 'too_many' });
  });
});
