import type { Page } from 'playwright/test';
import { startPushService, type TestBrowser } from '@/tests/support/servers/push-service';
import { expectAccessible } from '../support/accessible';
import { givenAgreed } from '../support/agreeing';
import { mailTo } from '../support/mailbox';
import { handOver } from '../support/open-work';
import { looksRight } from '../support/seeing';
import { expect, test } from '../support/test';

type PushService = Awaited<ReturnType<typeof startPushService>>;

/**
 * A browser without a window reaches no push service, so its address comes from the stand-in. The rest is real: the
 * question to the person, the form, the worker that encrypts and sends, and the browser's own worker that shows it.
 */
test('somebody asks for notifications in their browser, and gets them there', async ({ seat }) => {
  const address = new URL(process.env.PUSH_LOCAL_SERVICE ?? '');
  const service = await startPushService(process.env.VAPID_PUBLIC_KEY ?? '', Number(address.port));
  try {
    const ruth = await seat('ruth', { isSignedIn: false });
    const maria = await seat('maria', { isSignedIn: false, permissions: ['notifications'] });
    const pair = await givenAgreed(ruth, maria);
    const { page } = maria;
    await givesAddress(page, service.browser('marias'));
    await page.goto('/settings/notifications');
    const devices = page.getByRole('list', { name: 'Devices that show notifications' });

    await test.step('nothing is asked before the button is pressed; then this browser is in the list', async () => {
      await expect(devices).toBeHidden();
      await page.getByRole('button', { name: 'Show notifications on this device' }).click();
      await expect(devices.getByRole('listitem')).toContainText('this one');
      await looksRight(maria, 'Notifications');
    });

    await test.step('what happens is shown there', async () => {
      await page.goto('/inbox');
      await handOver(pair, 'October closing');
      const message = await shownBy(service, 'October closing');
      await notesWhatItShows(page);
      await deliver(page, message);
      await expect.poll(() => shown(page)).toEqual([expect.stringContaining('October closing')]);
    });

    await test.step('turned off, nothing more is shown there; mail and inbox still report it', async () => {
      await page.goto('/settings/notifications');
      await devices.getByRole('button', { name: 'Turn off' }).click();
      await expect(devices).toBeHidden();
      await expect(page.getByRole('button', { name: 'Show notifications on this device' })).toBeVisible();
      await expectAccessible(page);
      await handOver(pair, 'November closing');
      await mailTo(maria.person.email, /November closing/);
      await page.goto('/inbox');
      await expect(page.getByRole('link', { name: /November closing/ }).first()).toBeVisible();
      expect(service.shown.map(({ body }) => JSON.stringify(body)).join()).not.toContain('November closing');
    });
  } finally {
    await service.close();
  }
});

/** What the push service would have answered this browser. */
async function givesAddress(page: Page, browser: TestBrowser): Promise<void> {
  await page.addInitScript(({ endpoint, p256dh, auth }) => {
    const toJSON = () => ({ endpoint, keys: { p256dh, auth } });
    // it still has one of another key, as after a change of keys, which is in the way of a new one (W3C Push API, subscribe)
    const had = { unsubscribe: async () => isFree.push(true) };
    const isFree: boolean[] = [];
    Object.assign(PushManager.prototype, {
      getSubscription: async () => (isFree.length > 0 ? null : had),
      subscribe: async () => {
        if (isFree.length === 0) throw new DOMException('another key', 'InvalidStateError');
        return { toJSON };
      },
    });
  }, browser);
}

/** @returns what came for a browser, once it has come. */
async function shownBy(service: PushService, about: string): Promise<string> {
  const find = () =>
    service.shown.map(({ body }) => JSON.stringify(body)).find((body) => body.includes(about));
  await expect.poll(find, { timeout: 30_000 }).toBeDefined();
  return find() ?? '';
}

/** Hands a message to the browser's own worker, as its push service would. */
async function deliver(page: Page, data: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const registrationId = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find(({ scopeURL }) => scopeURL.includes('/inbox'));
      if (found) resolve(found.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const origin = new URL(page.url()).origin;
  await session.send('ServiceWorker.deliverPushMessage', {
    origin,
    registrationId: await registrationId,
    data,
  });
}

/** A browser without a window shows nothing either: the worker records what it would show. */
async function notesWhatItShows(page: Page): Promise<void> {
  await workerOf(page).evaluate(() => {
    const noted: string[] = [];
    Object.assign(globalThis, { noted });
    Object.assign(ServiceWorkerRegistration.prototype, {
      showNotification: async (title: string, { body }: NotificationOptions) =>
        noted.push(`${title}: ${body}`),
    });
  });
}

function shown(page: Page): Promise<unknown> {
  return workerOf(page).evaluate(() => Reflect.get(globalThis, 'noted'));
}

function workerOf(page: Page) {
  const worker = page
    .context()
    .serviceWorkers()
    .find((each) => each.url().endsWith('/inbox-worker.js'));
  if (!worker) throw new Error('the browser has no worker of the inbox');
  return worker;
}
