import type { Route } from 'playwright/test';
import { addresses } from '@/lib/platform/addresses/addresses';
import { withActor } from '@/lib/platform/tenancy';
import { givenApp, givenRecoveryCodes } from '@/tests/support/factors';
import { givenInvitation, givenWorkspace } from '@/tests/support/people';
import { aboutEngagement, says } from '@/tests/support/threads';
import { expectAccessible } from './support/accessible';
import { answerIsCut, answerIsLost, answerPosts, proxyIsAlone } from './support/failing';
import { asKnown } from './support/letting-in';
import { givenMet } from './support/meeting';
import { takenHold } from './support/scripts';
import { askForLink } from './support/signing-in';
import { expect, type Seat, test } from './support/test';
import { mayWait } from './support/waiting-here';

/** What a person meets who has sent something and gets no answer, whether or not it was done. */
test.describe('a form whose answer doesn’t come', { tag: '@exchanged-by-hand' }, () => {
  test.use({ expectedProblems: /net::ERR_|502/ });

  test('stays as it was filled in, says so, and can be sent again', async ({ owner }) => {
    const { page } = owner;
    await page.getByRole('link', { name: /workspace/i }).click();
    const name = page.getByLabel('Name of the business');
    await takenHold(name);
    await name.fill('Adeyemi Ceramics');
    await page.getByLabel('Currency you usually pay in').selectOption('JPY');
    const make = page.getByRole('button', { name: 'Make the workspace' });
    const said = page.getByRole('alert').filter({ hasText: 'No answer came.' });
    for (const answer of [(route: Route) => route.abort(), proxyIsAlone]) {
      await answerPosts(page, answer);
      await make.click();
      await expect(said).toBeFocused();
      await expectAccessible(page);
      await expect(name).toHaveValue('Adeyemi Ceramics');
      await expect(page.getByLabel('Currency you usually pay in')).toHaveValue('JPY');
      await page.unrouteAll({ behavior: 'wait' });
      await name.focus();
    }

    await make.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Assistants');
  });
});

test.describe('a button whose answer is lost', { tag: '@exchanged-by-hand' }, () => {
  test.use({ expectedProblems: /net::ERR_/ });

  test('is sent again by itself, then can be pressed again, and was done once', async ({ owner }) => {
    const { page } = owner;
    const ruth = await asKnown(page, owner.person);
    const workspace = await givenWorkspace(ruth);
    const invitee = { name: 'Dewi', email: 'dewi@example.com' };
    const { engagementId } = await givenInvitation(ruth, workspace, invitee);
    await page.goto(addresses.assistant(workspace.slug, engagementId));
    const again = page.getByRole('button', { name: 'E-mail it again' });
    await takenHold(again);
    const sentAgain = () =>
      withActor({ kind: 'user', userId: ruth.userId }, (tx) =>
        tx.auditEvent.count({ where: { engagementId, action: 'invitation.sent_again' } }),
      );
    const posts = await answerPosts(page, answerIsLost, { times: 1 });
    await again.click();
    await expect(page.getByText('On its way')).toBeVisible();
    expect(posts()).toBeGreaterThan(1);
    expect(await sentAgain()).toBe(1);
    await page.unrouteAll({ behavior: 'wait' });

    const said = page.getByRole('alert').filter({ hasText: 'No answer came.' });
    for (const [before, lost] of [answerIsLost, answerIsCut].entries()) {
      await answerPosts(page, lost);
      await again.click();
      await expect(said).toBeFocused();
      expect(await sentAgain()).toBe(before + 2);
      await page.unrouteAll({ behavior: 'wait' });
      await again.click();
      await expect(said).toHaveCount(0);
      expect(await sentAgain()).toBe(before + 2);
    }

    // and pressing again once that is done is a new action
    await again.click();
    await expect.poll(sentAgain).toBe(4);
  });

  test('sends only what is typed now, once that is something else', async ({ owner }) => {
    const { page } = owner;
    await page.goto('/workspaces/new');
    const name = page.getByLabel('Name of the business');
    await takenHold(name);
    await name.fill('Adeyemi Ceramics');
    await answerPosts(page, (route) => route.abort());
    await page.getByRole('button', { name: 'Make the workspace' }).click();
    const again = page.getByRole('button', { name: 'Send it again' });
    await expect(again).toBeVisible();

    await name.fill('Adeyemi Kilns');

    await expect(again).toHaveCount(0);
    await expect(page.getByRole('alert').filter({ hasText: 'No answer came.' })).toBeVisible();
  });

  test('leads to a new link when its own was spent elsewhere', async ({ seat }) => {
    const { page, person } = await seat('maria', { isSignedIn: false });
    const link = await askForLink(page, person);
    const other = await page.context().newPage();
    for (const tab of [page, other]) await tab.goto(link);
    await other.getByRole('button', { name: 'Sign in' }).click();
    await other.waitForURL((url) => url.pathname.startsWith('/start'));

    await page.getByRole('button', { name: 'Sign in' }).click();

    const refusal = page.getByRole('main').getByRole('alert');
    await expect(refusal).toContainText('has been used');
    await expectAccessible(page);
    await refusal.getByRole('link', { name: 'Ask for a new link' }).click();
    await expect(page.getByLabel('Your e-mail address')).toBeVisible();
  });

  test('signs in when it is pressed again, though the link is spent', async ({ seat }) => {
    const { page, person } = await seat('maria', { isSignedIn: false });
    await page.goto(await askForLink(page, person));
    const signIn = page.getByRole('button', { name: 'Sign in' });
    await takenHold(signIn);
    await answerPosts(page, answerIsLost);

    await signIn.click();
    await expect(page.getByRole('alert').filter({ hasText: 'No answer came.' })).toBeFocused();
    await page.unrouteAll({ behavior: 'wait' });
    // Playwright keeps the cookies even of an answer that it doesn't pass on
    await page.context().clearCookies();
    await signIn.click();

    await page.waitForURL((url) => url.pathname.startsWith('/start'));
  });

  test('signs in when it is pressed again, though the recovery code is used up', async ({ assistant }) => {
    const { page, person } = assistant;
    const maria = await asKnown(page, person);
    await givenApp(maria);
    const [code = ''] = await givenRecoveryCodes(maria);
    await page.context().clearCookies();
    await page.goto(await askForLink(page, person));
    await page.getByRole('button', { name: 'Sign in' }).click();
    const goOn = page.getByRole('button', { name: 'Continue with the code' });
    await takenHold(goOn);
    await page.getByLabel('Code', { exact: true }).fill(code);
    const cookies = await page.context().cookies();
    await answerPosts(page, answerIsLost);

    await goOn.click();
    await expect(page.getByRole('alert').filter({ hasText: 'No answer came.' })).toBeFocused();
    await page.unrouteAll({ behavior: 'wait' });
    // Playwright keeps the cookies even of an answer that it doesn't pass on
    await page.context().clearCookies();
    await page.context().addCookies(cookies);
    await goOn.click();

    await page.waitForURL((url) => url.pathname.startsWith('/start'));
  });
});

test.describe('a message whose answer doesn’t come', { tag: '@exchanged-by-hand' }, () => {
  test.use({ expectedProblems: /net::ERR_|502/ });

  test('stays typed where the browser stores nothing, says so, and is sent again as the same', async ({
    owner,
    assistant,
  }) => {
    const { page } = owner;
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('nothing is kept', 'QuotaExceededError');
      };
    });
    const { send, text, written } = await writes(owner, assistant, 'The glaze has come.');
    const said = page.getByRole('alert').filter({ hasText: 'No answer came.' });
    for (const answer of [(route: Route) => route.abort(), proxyIsAlone, answerIsLost, answerIsCut]) {
      await page.route('**/*', (route) => (isMessage(route) ? answer(route) : route.continue()));
      await send.click();
      await expect(said).toBeFocused();
      await expectAccessible(page);
      await expect(text).toHaveValue('The glaze has come.');
      await page.unrouteAll({ behavior: 'wait' });
      await text.focus();
    }

    await send.click();
    await expect(text).toHaveValue('');
    await expect(said).toHaveCount(0);
    await page.reload();
    await expect(written).toHaveCount(1);
  });

  test('waits on the device where it can, and somebody who goes on writing loses nothing', async ({
    owner,
    assistant,
  }) => {
    const { page } = owner;
    await page.clock.install();
    const { send, text, written } = await writes(owner, assistant, 'The glaze has come.');
    await page.route('**/*', (route) => (isMessage(route) ? answerIsLost(route) : route.continue()));

    await send.click();
    await expect(page.getByRole('status').filter({ hasText: 'waits on this device' })).toBeVisible();
    await expect(page.getByRole('alert').filter({ hasText: 'No answer came.' })).toHaveCount(0);
    await expect(text).toHaveValue('');
    await text.fill('It is green.');

    await page.unrouteAll({ behavior: 'wait' });
    await page.clock.fastForward('00:20');
    await expect(page.getByText('waits to be sent')).toHaveCount(0);
    await expect(written).toHaveCount(1);
    await expect(text).toHaveValue('It is green.');
  });
});

test.describe('a page that was seen', { tag: '@exchanged-by-hand' }, () => {
  test.use({ expectedProblems: /net::ERR_|502/ });

  test('counts as read even though that is lost on its way twice', async ({ owner, assistant }) => {
    const { page } = assistant;
    const pair = await givenMet(owner, assistant);
    await says(pair.owner, aboutEngagement(pair.workspace.id, pair.engagementId), 'The glaze has come.');
    const lost: string[] = [];
    await page.route('**/*', (route) => {
      if (!isMark(route) || lost.length === 2) return route.continue();
      lost.push(route.request().url());
      return lost.length === 1 ? route.abort() : proxyIsAlone(route);
    });

    await page.goto(addresses.business(pair.workspace.id));

    const bell = page
      .getByRole('link', { name: /^Notifications/ })
      .and(page.locator(':visible'))
      .first();
    await expect.poll(() => lost.length).toBe(2);
    await expect(bell).toHaveAccessibleName('Notifications');
  });
});

/** The two have met, and the owner has written something that isn't sent yet. */
async function writes(owner: Seat, assistant: Seat, words: string) {
  const { page } = owner;
  const { workspace, engagementId } = await givenMet(owner, assistant);
  await page.goto(addresses.assistant(workspace.slug, engagementId));
  const text = page.getByLabel(/^Write to/);
  await takenHold(text);
  await mayWait(page);
  await text.fill(words);
  return {
    text,
    send: page.getByRole('button', { name: 'Send', exact: true }),
    written: page.getByRole('log', { name: 'Messages' }).getByText(words, { exact: true }),
  };
}

/** The request that says that a page was seen. */
function isMark(route: Route): boolean {
  const request = route.request();
  return request.method() === 'POST' && /name="[^"]*upTo"/.test(request.postData() ?? '');
}

/** The request that sends a message, not the one that saves its draft. */
function isMessage(route: Route): boolean {
  const request = route.request();
  return request.method() === 'POST' && /name="[^"]*files"/.test(request.postData() ?? '');
}
