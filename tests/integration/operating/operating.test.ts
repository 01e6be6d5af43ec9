import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/webhooks/resend/route';
import { ExaminedList } from '@/components/operating/examined-list';
import { MailLogList } from '@/components/operating/mail-log';
import { ParkedList } from '@/components/operating/parked-list';
import { examineAll } from '@/lib/operating/examinations';
import { getMailLog } from '@/lib/operating/mail-log.queries';
import { sendMailAgain, sendProof } from '@/lib/operating/mails.actions';
import { getInstallation } from '@/lib/operating/page.queries';
import { letParkedGo, tryParkedAgain } from '@/lib/operating/parked.actions';
import { examineProof, prove } from '@/lib/operating/proving';
import { askForOtherAddress, spendAddressLink } from '@/lib/people/changing-address.actions';
import { examineOperators } from '@/lib/people/examining.queries';
import { newId } from '@/lib/platform/ids';
import { type RunningWorker, startWorker } from '@/lib/platform/jobs/worker';
import { MailLayout, queueMail } from '@/lib/platform/mail';
import { sendMail } from '@/lib/platform/mail/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { eventually } from '@/tests/support/eventually';
import { givenMailbox } from '@/tests/support/mail';
import { asPerson, givenPerson, type Person } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { statementsOf } from '@/tests/support/servers/statements';
import { givenBrowser, newestMailTo, signedInBrowser } from '@/tests/support/signing-in';

// before any settings are read
process.env.HANDOVER_OPERATORS = 'olga@operates.example, otto@operates.example';

const SECRET_WORDS = 'The board meets in the old kiln';

describe('an operator', () => {
  const database = givenDatabase();
  const admin = givenConnection(database, 'owner');
  const mailbox = givenMailbox((request) => takesNews(request));
  const workers: RunningWorker[] = [];
  let takesNews: (request: Request) => Promise<Response> = POST;
  let olga: Person;
  beforeAll(async () => {
    olga = await givenPerson({ name: 'Olga', email: 'olga@operates.example', zone: 'Europe/Berlin' });
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await mailbox.recover();
    takesNews = POST;
  });

  const work = async () => workers.push(await startWorker({ jobs: [sendMail] }));
  const page = async () => getInstallation();
  const clock = { zone: 'UTC', now: new Date() };

  async function queued(to: string, kind = 'brief.handed_over') {
    const words = {
      preview: 'A brief',
      heading: 'A brief',
      children: SECRET_WORDS,
      footer: 'You asked for it.',
    };
    const element = createElement(MailLayout, words);
    const id = await withActor({ kind: 'auth' }, (tx) =>
      queueMail(tx, { to, kind, subject: SECRET_WORDS, element }),
    );
    return id ?? '';
  }
  const stateOf = (id: string) =>
    withActor({ kind: 'mailer' }, async (tx) => (await tx.mail.findUniqueOrThrow({ where: { id } })).state);

  /** A mail that the mail service refused for good, as a worker left it. */
  async function refused(to: string, kind?: string) {
    const id = await queued(to, kind);
    await admin().query("UPDATE mails SET state = 'failed', last_error = 'no such domain' WHERE id = $1", [
      id,
    ]);
    await admin().query("DELETE FROM graphile_worker._private_jobs WHERE key = 'mail:' || $1", [id]);
    return id;
  }

  /** A job that used up all its attempts. */
  async function parked(mailId: string) {
    await admin().query(
      `UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = $2 WHERE key = 'mail:' || $1`,
      [mailId, `no row for "${SECRET_WORDS}" of maria@santos.example`],
    );
    const job = (await page()).parked.find(({ ids }) => ids.some(({ id }) => id === mailId));
    if (!job) throw new Error('the job is not among those that are parked');
    return job.id;
  }

  it('proves by a round trip that mail arrives: through the worker, the mail service, and back by a signed event', async () => {
    await work();

    const finding = await prove('olga@operates.example', 30_000);

    expect(finding).toMatchObject({
      level: 'good',
      says: expect.stringContaining('a signed event of its delivery'),
    });
    expect((await mailbox.mails('olga@operates.example'))[0]?.message.subject).toContain('arrives');
  });

  it('learns that events don’t arrive when the mail service says delivered and its webhook is refused', async () => {
    takesNews = async () => new Response('not here', { status: 500 });
    await work();
    doneOf(await asPerson(olga, () => submit(sendProof, { to: 'olga@operates.example' })));
    await eventually(async () => expect((await examineProof())[0]?.says).toContain('took an e-mail'));
    await admin().query(
      "UPDATE mails SET created_at = now() - interval '2 minutes' WHERE kind = 'operating.proof'",
    );

    await eventually(async () =>
      expect((await examineProof())[0]).toMatchObject({
        level: 'broken',
        says: expect.stringContaining('no event of it came here'),
      }),
    );
  });

  it('sees everything the doctor examines, each with what to do about it', async () => {
    const examined = await examineAll();

    expect(examined.map(({ area }) => area)).toEqual([
      'Settings',
      'Database',
      'Keys and seals',
      'Queue and workers',
      'Mail',
      'Stripe',
      'Files',
      'Web server',
      'Watching',
    ]);
    const findings = examined.flatMap((each) => each.findings);
    expect(findings.filter(({ level, remedy }) => (level === 'good') !== (remedy === undefined))).toEqual([]);
    const said = findings.map(({ says }) => says).join('\n');
    expect(said).toContain('The clocks of this machine and the database agree.');
    expect(said).toContain('has no more rights than it needs');
    expect(said).toContain('No worker is alive');
    const html = renderToStaticMarkup(ExaminedList({ examined }));
    expect(html).toContain('Start one: npm run worker.');
  });

  it('is told of those named whose address nobody has here, or whose account goes by another one now', async () => {
    const ofOtto = async () => (await examineOperators()).filter(({ says }) => says.includes('otto@'));
    expect(await ofOtto()).toMatchObject([
      { level: 'note', says: expect.stringContaining('nobody has an account') },
    ]);

    const otto = await signedInBrowser('otto@operates.example');
    expect(await examineOperators()).toMatchObject([{ level: 'good' }]);
    const moved = { id: newId(), email: 'otto@home.example' };
    doneOf((await otto.post(askForOtherAddress, moved)).answer);
    const [, token = ''] = /\/address\/([\w-]+)/.exec((await newestMailTo(moved.email)).text) ?? [];
    await givenBrowser().post(spendAddressLink, { token });

    expect(await ofOtto()).toMatchObject([
      { level: 'note', says: expect.stringContaining('goes by another one now') },
    ]);
  });

  it('is told how many workers are alive', async () => {
    await work();
    await work();

    await eventually(async () =>
      expect((await examineAll()).flatMap(({ findings }) => findings).map(({ says }) => says)).toContain(
        '2 workers are alive.',
      ),
    );
  });

  it('sees what was given up, without anything people wrote, and has it retried, once', async () => {
    const mailId = await queued('maria@santos.example');
    const id = await parked(mailId);
    const html = renderToStaticMarkup(ParkedList({ parked: (await page()).parked, ...clock }));
    expect(html).toContain(mailId);
    expect(html).toContain('no row for … of …');
    expect(html).not.toContain(SECRET_WORDS);

    doneOf(await asPerson(olga, () => submit(tryParkedAgain, { id })));

    expect(refusalOf(await asPerson(olga, () => submit(tryParkedAgain, { id }))).code).toBe('not_found');
    expect((await page()).operatorActions[0]).toMatchObject({
      deed: 'parked.tried_again',
      about: 'mail.send',
      aboutId: id,
    });
    await work();
    await eventually(async () => expect(await stateOf(mailId)).toBe('delivered'));
  });

  it('removes what was given up: it leaves the queue, and who did so is recorded', async () => {
    const mailId = await queued('maria@santos.example');
    const id = await parked(mailId);

    doneOf(await asPerson(olga, () => submit(letParkedGo, { id })));

    const { parked: left, operatorActions } = await page();
    expect(left.map((job) => job.id)).not.toContain(id);
    expect(operatorActions[0]).toMatchObject({ deed: 'parked.let_go', aboutId: id, by: olga.userId });
    await expect(admin().query('DELETE FROM operator_deeds')).rejects.toThrow('append-only');
  });

  it("can't mistake a job that still has attempts, or that is running, for one that was given up", async () => {
    const mailId = await queued('maria@santos.example');
    const { rows } = await admin().query<{ id: string }>(
      "SELECT id::text FROM graphile_worker._private_jobs WHERE key = 'mail:' || $1",
      [mailId],
    );
    const id = rows[0]?.id ?? '';

    expect(refusalOf(await asPerson(olga, () => submit(letParkedGo, { id }))).code).toBe('not_found');

    await admin().query(
      'UPDATE graphile_worker._private_jobs SET attempts = max_attempts, locked_at = now() WHERE id = $1',
      [id],
    );
    expect(refusalOf(await asPerson(olga, () => submit(letParkedGo, { id }))).code).toBe('not_found');
  });

  it('reads the log of mails with what became of each, and neither subject nor text', async () => {
    const id = await refused(`log-${newId()}@santos.example`);

    const log = await getMailLog({ which: 'troubled', before: null });

    expect(log.mails[0]).toMatchObject({ id, state: 'failed', said: 'no such domain', staysBecause: null });
    const html = renderToStaticMarkup(MailLogList({ log, which: 'troubled', ...clock }));
    expect(html).toContain('Send again');
    expect(html).not.toContain(SECRET_WORDS);
  });

  it('sends again what didn’t arrive, as a mail of its own; of two presses one counts', async () => {
    const to = `again-${newId()}@santos.example`;
    const id = await refused(to);
    await work();

    const answers = await Promise.all([1, 2].map(() => asPerson(olga, () => submit(sendMailAgain, { id }))));

    expect(answers.map(({ status }) => status).sort()).toEqual(['done', 'refused']);
    await eventually(async () => expect(await mailbox.mails(to)).toHaveLength(1));
    expect((await mailbox.mails(to))[0]?.message.text).toContain(SECRET_WORDS);
    expect(await stateOf(id)).toBe('failed');
    const [again, first] = (await getMailLog({ which: 'all', before: null })).mails;
    expect(again).toMatchObject({ to, isAgain: true });
    expect(first).toMatchObject({ id, wasSentAgain: true, staysBecause: expect.stringContaining('already') });
    expect(refusalOf(await asPerson(olga, () => submit(sendMailAgain, { id }))).code).toBe('sent_again');
  });

  it('is shown the address that a mail would go to: where its reader is reached now', async () => {
    const stops = (address: string) =>
      admin().query(
        "INSERT INTO mail_suppressions (id, address, reason, since) VALUES ($1, $2, 'bounced', now())",
        [newId(), address],
      );
    /** A mail to somebody who has changed their address since, and to which of their addresses no mail goes. */
    async function givenMoved(stopped: 'old' | 'new') {
      const was = `old-${newId()}@santos.example`;
      const is = `new-${newId()}@santos.example`;
      const { userId } = await givenPerson({ name: 'Mover', email: is, zone: 'UTC' });
      const id = await refused(was);
      await admin().query('UPDATE mails SET recipient_user_id = $2 WHERE id = $1', [id, userId]);
      await stops(stopped === 'old' ? was : is);
      return { id, is };
    }
    const sendable = await givenMoved('old');
    const stopped = await givenMoved('new');
    // not before: a quick worker would send what is about to be marked as failed
    await work();

    const asked = async (howMany: number) => {
      const statements = await statementsOf(() => getMailLog({ which: 'all', before: null }));
      expect(statements.filter((text) => text.includes('addresses_of'))).toHaveLength(howMany);
    };
    // of both readers at once
    await asked(1);
    const { mails } = await getMailLog({ which: 'all', before: null });
    expect(mails.find(({ id }) => id === sendable.id)?.staysBecause).toBeNull();
    expect(mails.find(({ id }) => id === stopped.id)?.staysBecause).toContain('Nothing is sent');
    doneOf(await asPerson(olga, () => submit(sendMailAgain, { id: sendable.id })));
    expect(refusalOf(await asPerson(olga, () => submit(sendMailAgain, { id: stopped.id }))).code).toBe(
      'stopped',
    );
    await eventually(async () => expect(await mailbox.mails(sendable.is)).toHaveLength(1));
  });

  it('never resends a sign-in link, nor anything to an address that accepts no mail', async () => {
    const spent = await refused(`spent-${newId()}@santos.example`, 'people.sign_in');
    const stopped = await refused('gone@santos.example');
    await admin().query(
      "INSERT INTO mail_suppressions (id, address, reason, since) VALUES ($1, 'gone@santos.example', 'bounced', now())",
      [newId()],
    );

    const codes = [];
    for (const id of [spent, stopped])
      codes.push(refusalOf(await asPerson(olga, () => submit(sendMailAgain, { id }))).code);

    expect(codes).toEqual(['spent', 'stopped']);
  });
});
