import { addresses } from '@/lib/platform/addresses/addresses';
import { givenInvitation, givenWorkspace } from '@/tests/support/people';
import { expectAccessible } from '../support/accessible';
import { someone } from '../support/cast';
import { asKnown } from '../support/letting-in';
import { LINE_IS_DOWN } from '../support/line';
import { takenHold } from '../support/scripts';
import { expect, type Seat, test } from '../support/test';

/**
 * An owner writes an agreement with an assistant who hasn't even joined yet: drafting is the owner's business alone.
 */
test.describe('writing an agreement', () => {
  test.use({ expectedProblems: LINE_IS_DOWN });

  test('formatting tools, reordering clauses and a lost connection lose nothing', async ({ seat }) => {
    const ruth = await seat('ruth');
    await test.step('begins a draft', () => begin(ruth));
    await test.step('types, formats, undoes and redoes', () => format(ruth));
    await test.step('saves by itself', () => savesItself(ruth));
    await test.step('moves a clause by the keyboard, removes one and puts it back', () => reorder(ruth));
    await test.step('adds a clause from the library', () => addClause(ruth));
    await test.step('continues without a connection', () => goOffline(ruth));
    await test.step('is told of a change in another tab', () => inTwoTabs(ruth));
    await test.step('goes back to an earlier revision', () => goBack(ruth));
    await test.step('saves it as a template', () => saveTemplate(ruth));
  });
});

async function begin({ page, person }: Seat): Promise<void> {
  const ruth = await asKnown(page, person);
  const workspace = await givenWorkspace(ruth);
  await givenInvitation(ruth, workspace, someone('maria'));
  // until they have joined, it is reached from the list of agreements
  await page.goto(addresses.agreements(workspace.slug));
  await page.getByRole('link', { name: /Write the agreement with Maria Santos/ }).click();
  await expect(page.getByText('not legal advice')).toBeVisible();
  await page.getByRole('link', { name: /hour/i }).first().click();
  await page.getByLabel('Pay per hour').fill('12.50');
  await page.getByLabel('At most per pay period').fill('10');
  await page.getByRole('button', { name: 'Save and change the text' }).click();
  await expect(page.getByLabel('At most per pay period')).toBeFocused();
  await expect(page.getByText('See clause 4, “Pay”.')).toBeVisible();
  await page.getByLabel('At most per pay period').fill('500');
  await page.getByRole('button', { name: 'Save and change the text' }).click();
  await page.waitForURL(/\/edit$/);
  await expect(page.getByText('not legal advice')).toBeVisible();
  await expectAccessible(page);
}

function body({ page }: Seat, place: number) {
  return page.getByRole('group', { name: `Clause ${place}`, exact: true }).getByLabel('What it says');
}

async function format(ruth: Seat): Promise<void> {
  const { page } = ruth;
  const text = body(ruth, 1);
  await text.click();
  await text.press('Control+a');
  await text.pressSequentially('We work together');
  await text.press('Shift+Control+ArrowLeft');
  await text.press('Control+b');
  await expect(text).toHaveValue('We work **together**');
  await text.press('Control+z');
  await expect(text).toHaveValue('We work together');
  await text.press('Control+Shift+z');
  await expect(text).toHaveValue('We work **together**');

  await text.press('Control+End');
  await text.press('Enter');
  await text.pressSequentially('one');
  await page.getByRole('button', { name: 'List', exact: true }).click();
  await expect(text).toBeFocused();
  await text.press('Enter');
  await text.pressSequentially('two ');
  await page.getByRole('button', { name: 'Insert a term' }).click();
  await page.getByRole('menuitem', { name: /What is paid/ }).click();
  await expect(text).toHaveValue('We work **together**\n- one\n- two {{rate}}');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Preview' }).click();
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByText('two USD 12.50 per hour')).toBeVisible();
  await expect(preview.locator('strong')).toHaveText('together');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Preview' }).click();
}

async function savesItself(ruth: Seat): Promise<void> {
  const { page } = ruth;
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await page.reload();
  await expect(body(ruth, 1)).toHaveValue('We work **together**\n- one\n- two {{rate}}');
  await expect(page.getByText('what you had typed here')).toBeHidden();

  // also what is typed before the scripts that listen have loaded, as on a slow line
  const scripts = Promise.withResolvers<void>();
  await page.route('**/*.js', async (route) => {
    await scripts.promise;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await page.getByLabel('Title').fill('Typed early');
  scripts.resolve();
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await page.unroute('**/*.js');
  await page.reload();
  await expect(page.getByLabel('Title')).toHaveValue('Typed early');
}

async function reorder(ruth: Seat): Promise<void> {
  const { page } = ruth;
  const down = page.getByRole('button', { name: 'Move clause 1 down' });
  await down.focus();
  await down.press('Enter');
  await expect(page.getByRole('button', { name: 'Move clause 2 down' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Move clause 3 down' })).toBeFocused();
  await expect(body(ruth, 3)).toHaveValue(/We work \*\*together\*\*/);

  await page.getByRole('button', { name: 'Take clause 2 out' }).click();
  await expect(page.getByRole('button', { name: 'Put it back' })).toBeFocused();
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Clause 2 is taken out.').first()).toBeHidden();
  await expect(page.getByRole('button', { name: 'Take clause 2 out' })).toBeFocused();
}

async function addClause(ruth: Seat): Promise<void> {
  const { page } = ruth;
  await page.getByText('Add from the clause library').click();
  await page.getByRole('button', { name: 'Add “Holidays and time off”' }).click();
  await expect(page.locator('input[name="clauses[10].heading"]')).toBeFocused();
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await expectAccessible(page);
}

async function goOffline(ruth: Seat): Promise<void> {
  const { page } = ruth;
  const text = body(ruth, 11);
  await page.context().setOffline(true);
  await text.fill('Typed on a train.');
  await expect(page.getByText('Not saved: no connection.')).toBeVisible();
  await text.press('Control+End');
  await text.pressSequentially(' And in a tunnel.');
  await page.context().setOffline(false);
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await page.reload();
  await expect(body(ruth, 11)).toHaveValue('Typed on a train. And in a tunnel.');

  // also when the page itself is gone before the connection is back
  await takenHold(body(ruth, 11));
  await page.context().setOffline(true);
  await body(ruth, 11).fill('Typed on a plane.');
  await expect(page.getByText('Not saved: no connection.')).toBeVisible();
  const address = page.url();
  await page.goto('about:blank');
  await page.context().setOffline(false);
  await page.goto(address);
  await expect(page.getByText('what you had typed here and not saved')).toBeVisible();
  await expect(body(ruth, 11)).toHaveValue('Typed on a plane.');
  await takenHold(body(ruth, 11));
  await expectAccessible(page);
  await body(ruth, 11).press('Control+End');
  await body(ruth, 11).pressSequentially(' Landed.');
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
}

async function inTwoTabs(ruth: Seat): Promise<void> {
  const { page } = ruth;
  const other = await page.context().newPage();
  await other.goto(page.url());
  await takenHold(other.getByLabel('Title'));
  await other.getByLabel('Title').fill('Title of the other tab');
  await expect(other.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await body(ruth, 11).fill('Typed in the first tab.');
  await expect(page.getByText(/was changed in another tab at \d\d:\d\d/)).toBeVisible();
  await expect(body(ruth, 11)).toHaveValue('Typed in the first tab.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save mine in its place' }).click();
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await other.close();
}

async function goBack(ruth: Seat): Promise<void> {
  const { page } = ruth;
  await page.getByRole('link', { name: 'What it said before' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What it said before');
  await expectAccessible(page);
  await page.getByText(/revision 1,/).click();
  await page.getByRole('button', { name: 'Go back to this text' }).and(page.locator(':visible')).click();
  await page.waitForURL(/\/edit$/);
  await expect(body(ruth, 1)).toHaveValue(/hands work over/);
  await expect(body(ruth, 11)).toHaveCount(0);
  await page.getByRole('link', { name: 'What it said before' }).click();
  await expect(page.getByText(/back to revision 1/)).toBeVisible();
}

async function saveTemplate(ruth: Seat): Promise<void> {
  const { page } = ruth;
  await page.goto(page.url().replace(/\/revisions$/, '/template'));
  await page.getByLabel('Name').fill('Bookkeeping, hourly');
  await page.getByRole('button', { name: 'Save as a template' }).click();
  await expect(page.getByText('The template is saved')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'All your templates' }).click();
  await expect(page.getByText('Bookkeeping, hourly', { exact: true })).toBeVisible();
  await expectAccessible(page);
}
