import { describe, expect, it } from 'vitest';
import { listSessions } from '@/lib/people/queries';
import { signOut } from '@/lib/people/signing-in/signing-in.actions';
import { endAllOtherSessions, endSession, introduceYourself } from '@/lib/people/yourself.actions';
import { answerDeviceZone } from '@/lib/people/zones/device-zone.actions';
import { assistantSessionFromRequest } from '@/lib/platform/auth/from-request';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { signedInBrowser, whoIs } from '@/tests/support/signing-in';

givenDatabase();

describe('sessions', () => {
  it('end where one signs out, and only there', async () => {
    const [desk, phone] = [
      await signedInBrowser('two@inbox.example'),
      await signedInBrowser('two@inbox.example'),
    ];

    const { leadsTo } = await desk.post(signOut);

    expect(leadsTo).toBe('/');
    expect(desk.cookies.has('handover.session')).toBe(false);
    expect([await whoIs(desk), (await whoIs(phone))?.email]).toEqual([null, 'two@inbox.example']);
  });

  it('are listed with when each browser was last active, to the hour', async () => {
    const browser = await signedInBrowser('seen@inbox.example');
    const { userId = '' } = (await whoIs(browser)) ?? {};
    const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

    await atTime(later(59), () => whoIs(browser));
    const [soon] = await listSessions(userId);
    await atTime(later(61), () => whoIs(browser));
    const [afterwards] = await listSessions(userId);

    expect(soon?.lastSeenAt).toBeNull();
    expect(afterwards?.lastSeenAt?.getTime()).toBeGreaterThan(later(60).getTime());
  });

  it('can be ended one by one, also from elsewhere', async () => {
    const [desk, phone] = [
      await signedInBrowser('lost@inbox.example'),
      await signedInBrowser('lost@inbox.example'),
    ];

    await desk.post(endSession, { sessionId: (await whoIs(phone))?.sessionId });

    expect(await whoIs(phone)).toBeNull();
    expect(await whoIs(desk)).not.toBeNull();
  });

  it('can’t be ended by others, who learn nothing of them', async () => {
    const [maria, mallory] = [
      await signedInBrowser('maria@inbox.example'),
      await signedInBrowser('mallory@inbox.example'),
    ];

    const { answer } = await mallory.post(endSession, { sessionId: (await whoIs(maria))?.sessionId });

    expect(refusalOf(answer).code).toBe('not_found');
    expect(await whoIs(maria)).not.toBeNull();
  });

  it('can all be ended except the current one, and nobody else’s', async () => {
    // one after the other: each reads the newest mail to the same address
    const desk = await signedInBrowser('all@inbox.example');
    const phone = await signedInBrowser('all@inbox.example');
    const tablet = await signedInBrowser('all@inbox.example');
    const other = await signedInBrowser('other@inbox.example');

    const { answer } = await desk.post(endAllOtherSessions);

    expect(doneOf(answer)).toEqual({ ended: 2 });
    expect(await Promise.all([desk, phone, tablet, other].map(whoIs))).toEqual([
      expect.anything(),
      null,
      null,
      expect.anything(),
    ]);
  });

  it('end by themselves after 30 days, however busy', async () => {
    const browser = await signedInBrowser('month@inbox.example');
    const day = 24 * 60 * 60_000;

    const almost = await atTime(new Date(Date.now() + 30 * day - 60_000), () => whoIs(browser));
    const over = await atTime(new Date(Date.now() + 30 * day + 1_000), () => whoIs(browser));

    expect(almost).not.toBeNull();
    expect(over).toBeNull();
  });

  it('that have ended say what to do, and lose nothing that was typed', async () => {
    const browser = await signedInBrowser('expired@inbox.example');
    await browser.post(signOut);

    const { answer } = await browser.post(introduceYourself, { name: 'Long typed', timeZone: 'Asia/Manila' });

    expect(refusalOf(answer)).toMatchObject({ code: 'signed_out', values: { name: ['Long typed'] } });
  });

  it("learn nothing of a device’s zone beyond what was answered, and don't ask again about what was kept", async () => {
    const browser = await signedInBrowser('travels@inbox.example');
    const { userId = '' } = (await whoIs(browser)) ?? {};
    await browser.post(introduceYourself, { name: 'Maria', timeZone: 'Asia/Manila', to: '/' });
    const answers = async (deviceZone: string, answer: string) =>
      (await browser.post(answerDeviceZone, { deviceZone, answer })).answer;
    const kept = async () => (await browser.within(() => assistantSessionFromRequest()))?.keptZones;
    const zone = async () => (await whoIs(browser))?.timeZone;

    doneOf(await answers('Europe/Lisbon', 'keep'));
    doneOf(await answers('Europe/Lisbon', 'keep'));
    expect([await zone(), await kept()]).toEqual(['Asia/Manila', ['Europe/Lisbon']]);

    doneOf(await answers('Europe/Lisbon', 'use'));
    // somebody who reads times in Lisbon is asked in Manila, and the other way round once they are back
    expect([await zone(), await kept()]).toEqual(['Europe/Lisbon', []]);
    const facts = await withActor({ kind: 'user', userId }, (tx) =>
      tx.zoneAnswer.findMany({ orderBy: { id: 'asc' } }),
    );
    expect(facts.map(({ ownZone, deviceZone, answer }) => [ownZone, deviceZone, answer])).toEqual([
      ['Asia/Manila', 'Europe/Lisbon', 'keep'],
      ['Asia/Manila', 'Europe/Lisbon', 'use'],
    ]);
    expect(refusalOf(await answers('Mars/Olympus', 'use')).fieldErrors.deviceZone).toContain(
      'Choose a time zone',
    );
  });
});
