import type { Page, Route } from 'playwright/test';
import { Temporal } from 'temporal-polyfill';
import { addExtra } from '@/lib/pay/extras/extras.actions';
import { recordPayment } from '@/lib/pay/recording/recording.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import { givenBriefDraft } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenApp, givenRecoveryCodes } from '@/tests/support/factors';
import { paymentForm } from '@/tests/support/pay/pay';
import { asPerson, givenInvitation, givenWorkspace } from '@/tests/support/people';
import { aboutEngagement, says } from '@/tests/support/threads';
import { expectAccessible } from './support/accessible';
import { givenAgreed } from './support/agreeing';
import { answerIsCut, answerIsLost, proxyIsAlone } from './support/failing';
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
      await page.route('**/*', (route) =>
        route.request().method() === 'POST' ? answer(route) : route.continue(),
      );
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

  test('can be pressed again, and was done once', async ({ owner }) => {
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
    const said = page.getByRole('alert').filter({ hasText: 'No answer came.' });
    for (const [before, lost] of [answerIsLost, answerIsCut].entries()) {
      await page.route('**/*', (route) =>
        route.request().method() === 'POST' ? lost(route) : route.continue(),
      );
      await again.click();
      await expect(said).toBeFocused();
      expect(await sentAgain()).toBe(before + 1);
      await page.unrouteAll({ behavior: 'wait' });
      await again.click();
      await expect(said).toHaveCount(0);
      expect(await sentAgain()).toBe(before + 1);
    }

    // and pressing again once that is done is a new action
    await again.click();
    await expect.poll(sentAgain).toBe(3);
  });

  test('can be pressed again, though what it was pressed for has left the page', async ({
    owner,
    assistant,
  }) => {
    const { page } = owner;
    const pair = await givenAgreed(owner, assistant);
    await givenBriefDraft(pair);
    await page.goto(addresses.handOverDrafts(pair.workspace.slug));
    const handOver = page.getByRole('button', { name: 'Hand over the chosen ones' });
    await takenHold(handOver);
    await page.getByRole('checkbox').check();
    await losesAnswers(page);
    await handOver.click();
    await expect(page.getByRole('alert').filter({ hasText: 'No answer came.' })).toBeFocused();
    await page.unrouteAll({ behavior: 'wait' });

    // the page has heard of it by itself
    await expect(page.getByRole('heading', { name: 'No drafts' })).toBeVisible();
    await page.getByRole('button', { name: 'Send it again' }).click();

    await expect(page.getByText('Handed over: 1.')).toBeVisible();
  });

  test('records the payments that were chosen, though the list shows only the others by now', async ({
    owner,
    assistant,
  }) => {
    const { page } = owner;
    const pair = await givenAgreed(owner, assistant);
    await givenBonus(pair, '25');
    await givenBonus(pair, '35');
    await page.goto(addresses.recordPayments(pair.workspace.slug));
    await takenHold(page.getByLabel('Sent on'));
    await page.getByRole('checkbox').first().uncheck();
    await page.getByLabel('How you sent it').selectOption('wise');
    await page.getByRole('button', { name: 'See what it comes to' }).click();
    const record = page.getByRole('button', { name: 'Record the payment' });
    await expect(record).toBeVisible();
    await losesAnswers(page);
    await record.click();
    const said = page.getByRole('alert').filter({ hasText: 'No answer came.' });
    await expect(said).toBeFocused();
    await expectAccessible(page);
    await page.unrouteAll({ behavior: 'wait' });

    // the page has heard of it by itself
    await expect(page.getByRole('checkbox')).toHaveCount(1);
    await said.getByRole('button', { name: 'Send it again' }).click();

    await expect(page.getByText('One payment is recorded')).toBeVisible();
    expect(await paymentsOf(pair)).toBe(1);
  });

  test('that has left the page together with its form is asked about again', async ({ owner, assistant }) => {
    const { page } = assistant;
    const pair = await givenAgreed(owner, assistant);
    await givenBonus(pair, '25');
    const sentOn = Temporal.Now.plainDateISO(owner.person.zone).toString();
    const form = await paymentForm(pair, { sentOn });
    doneOf(await asPerson(pair.owner, () => submit(recordPayment, form)));
    await page.goto(addresses.inboxPayment(pair.workspace.id, form.id));
    const arrived = page.getByRole('button', { name: 'It has arrived' });
    await takenHold(arrived);
    await losesAnswers(page);
    await arrived.click();

    // the page has heard of it by itself, and shows no form any more
    const without = page.getByRole('region', { name: 'Without an answer' });
    await expect(without).toContainText('“It has arrived”: no answer came');
    await expect(arrived).toHaveCount(0);
    await expectAccessible(page);
    await without.getByRole('button', { name: 'Send it again' }).click();
    await expect(without).toContainText('“It has arrived”: there is still no answer');
    await page.unrouteAll({ behavior: 'wait' });
    await without.getByRole('button', { name: 'Send it again' }).click();

    await expect(without).toContainText('“It has arrived”: that is done.');
    await expectAccessible(page);
    await without.getByRole('button', { name: 'Close' }).click();
    await expect(without).toHaveCount(0);
  });

  test('sends only what is typed now, once that is something else', async ({ owner }) => {
    const { page } = owner;
    await page.goto('/workspaces/new');
    const name = page.getByLabel('Name of the business');
    await takenHold(name);
    await name.fill('Adeyemi Ceramics');
    await page.route('**/*', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
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
    await losesAnswers(page);

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
    await losesAnswers(page);

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

/** From now on, what is posted is done, and nobody hears of it. */
async function losesAnswers(page: Page): Promise<void> {
  await page.route('**/*', (route) =>
    route.request().method() === 'POST' ? answerIsLost(route) : route.continue(),
  );
}

/** Adds to what is owed, as its owner. */
async function givenBonus({ owner, workspace, engagementId }: Pair, amount: string): Promise<void> {
  const bonus = { kind: 'bonus', direction: 'more', amount, note: 'The fair went well', correctsId: '' };
  const form = { workspaceId: workspace.id, engagementId, id: newId(), ...bonus };
  doneOf(await asPerson(owner, () => submit(addExtra, form)));
}

function paymentsOf({ owner: { userId }, workspace: { id: workspaceId } }: Pair): Promise<number> {
  return withActor({ kind: 'user', userId }, (tx) => tx.payment.count({ where: { workspaceId } }));
}

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
