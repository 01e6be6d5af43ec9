import { describe, expect, it } from 'vitest';
import { endMembership } from '@/lib/people/staff.actions';
import { endSession } from '@/lib/people/yourself.actions';
import { liveHub } from '@/lib/platform/live/hub';
import { resume } from '@/lib/platform/live/missed';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { eventually } from '@/tests/support/eventually';
import { asPerson, givenManager, givenPerson, givenSession } from '@/tests/support/people';
import { givenPages } from './pages';

describe('a page that listens', () => {
  const { people, admin, writes, cursorNow, opened, givenStream } = givenPages();

  it('hears nothing more about a business from the moment its person no longer runs it', async () => {
    const { ruth, workspace } = people();
    const pia = await givenPerson({ name: 'Pia Lund', email: 'pia@lund.example', zone: 'Europe/Oslo' });
    const membershipId = await givenManager(workspace, pia);
    const after = await cursorNow(ruth, pia);
    const heard = [await givenStream(pia, after), await givenStream(ruth, after)];
    const told = (who: number) => heard[who]?.().map(({ event }) => event) ?? [];
    await writes('Both hear this.');
    await eventually(() => {
      for (const who of [0, 1]) expect(told(who)).toContain('change');
    });
    const before = [told(0).length, told(1).length] as const;

    doneOf(
      await asPerson(ruth, () =>
        submit(endMembership, { workspaceId: workspace.id, membershipId, version: 1 }),
      ),
    );
    await writes('Pia is told nothing of this.');

    await eventually(() => expect(told(1).slice(before[1])).toContain('change'));
    await eventually(() => expect(told(0).slice(before[0])).toEqual(['resync']));
  });

  it('hears no longer than its session lasts: if that is ended elsewhere, its streams end, and no others', async () => {
    const { ruth, maria } = people();
    const { person: there } = await givenSession({ name: ruth.name, email: ruth.email, zone: ruth.timeZone });
    const after = await cursorNow(ruth);
    const ended: string[] = [];
    await givenStream(there, after, () => ended.push('there'));
    await givenStream(ruth, after, () => ended.push('here'));
    await givenStream(maria, after, () => ended.push('maria'));

    doneOf(await asPerson(ruth, () => submit(endSession, { sessionId: there.sessionId })));

    await eventually(() => expect(ended).toEqual(['there']));
  });

  describe('hears nothing with a session that has ended unnoticed', () => {
    /** A session that ends without a word of it, as while a process doesn't listen yet, or has lost its connection. */
    async function givenElsewhere() {
      const { ruth } = people();
      const { person } = await givenSession({ name: ruth.name, email: ruth.email, zone: ruth.timeZone });
      const endsUnheard = async () => {
        await admin().query('SET session_replication_role = replica');
        await admin().query('DELETE FROM sessions WHERE id = $1', [person.sessionId]);
        await admin().query('SET session_replication_role = origin');
      };
      return { person, endsUnheard };
    }

    it('before its stream began', async () => {
      const { person, endsUnheard } = await givenElsewhere();
      const after = await cursorNow(person);
      const ended = Promise.withResolvers<void>();
      await endsUnheard();

      const heard = await givenStream(person, after, ended.resolve);

      await ended.promise;
      expect(heard()).toEqual([]);
    });

    it('until its process listens again', async () => {
      const { person, endsUnheard } = await givenElsewhere();
      const after = await cursorNow(person);
      const ended = Promise.withResolvers<void>();
      const heard = await givenStream(person, after, ended.resolve);
      await eventually(() => expect(heard()).not.toEqual([]));
      await eventually(() => expect(liveHub().askFrom).not.toBeNull());
      await endsUnheard();

      await admin().query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'handover live'`,
      );

      await ended.promise;
    });

    it('nor polls with it', async () => {
      const { person, endsUnheard } = await givenElsewhere();
      await endsUnheard();

      expect((await opened(person, '?poll')).answer.status).toBe(401);
    });

    it('once it expires, which nobody announces', async () => {
      const { person } = await givenElsewhere();
      const [{ expires_at: expires }] = (
        await admin().query('SELECT expires_at FROM sessions WHERE id = $1', [person.sessionId])
      ).rows;

      expect(await resume(person, null, new Date(expires.getTime() - 1))).not.toBeNull();
      expect(await resume(person, null, expires)).toBeNull();
    });
  });
});
