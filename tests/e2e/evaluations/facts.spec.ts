import { readFile } from 'node:fs/promises';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { approveDelivery, requestRevision } from '@/lib/briefs/delivery/reviewing.actions';
import { startEvaluation } from '@/lib/evaluations/opening/beginning.actions';
import type { Pair } from '@/tests/support/agreements';
import { type BriefForm, deliveryForm, givenBriefDelivered, readBrief, seen } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { asPerson } from '@/tests/support/people';
import { givenAgreed } from '../support/agreeing';
import { looksRight } from '../support/seeing';
import { expect, type Seat, test } from '../support/test';

test('what was done is counted for both, leads to its rows, is reported, and used in a calculation', async ({
  seat,
}) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  const pair = await givenAgreed(ruth, maria);
  await approved(pair, { title: 'Spring catalogue' });
  await approved(pair, { title: 'Autumn catalogue' }, 'brief');

  await test.step('the owner reads the facts, and the briefs behind one', () => readFacts(ruth, pair));
  await test.step('the assistant reads the same', () => readTheSame(maria, pair));
  await test.step('the owner reads the report, by month, and saves it as a file', () => report(ruth, pair));
  await test.step('the owner calculates whether the money was well spent', () => estimateReturn(ruth, pair));
});

/** Delivered and approved; with a cause, sent back once before. */
async function approved(pair: Pair, changes: Partial<BriefForm>, cause?: 'brief'): Promise<void> {
  const delivered = await givenBriefDelivered(pair, changes);
  const review = { ...seen(delivered), deliveryId: delivered.deliveries.at(-1)?.id ?? '', note: '' };
  if (cause === undefined) {
    doneOf(await asPerson(pair.owner, () => submit(approveDelivery, review)));
    return;
  }
  const criterionId = delivered.deliverables[0]?.criteria[0]?.id ?? '';
  const unmet = [{ criterionId, isUnmet: true, reason: 'The other white.', cause }];
  doneOf(await asPerson(pair.owner, () => submit(requestRevision, { ...review, unmet })));
  const back = await readBrief(pair.owner, delivered);
  doneOf(await asPerson(pair.assistant, () => submit(deliverBrief, deliveryForm(back))));
  const again = await readBrief(pair.owner, delivered);
  const form = { ...seen(again), deliveryId: again.deliveries.at(-1)?.id ?? '', note: '' };
  doneOf(await asPerson(pair.owner, () => submit(approveDelivery, form)));
}

async function readFacts(ruth: Seat, { workspace, engagementId }: Pair): Promise<void> {
  const { page } = ruth;
  await page.goto(`/w/${workspace.slug}/assistants/${engagementId}`);
  await page.getByRole('link', { name: 'the facts', exact: true }).click();
  await looksRight(ruth, /^Facts about your work with/);
  const row = (name: RegExp) => page.getByRole('row', { name });
  await expect(row(/^Briefs done/)).toContainText('2');
  await expect(row(/^Delivered on time/)).toContainText('2 of 2');
  await expect(row(/brief was unclear/)).toContainText('once');
  await row(/^Approved at first delivery/)
    .getByRole('link')
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Briefs that were sent back' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Autumn catalogue/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /Spring catalogue/ })).toHaveCount(0);
  await looksRight(ruth, /^Facts about your work with/);
}

async function readTheSame(maria: Seat, { workspace }: Pair): Promise<void> {
  const { page } = maria;
  await page.goto(`/inbox/businesses/${workspace.id}`);
  await page.getByRole('link', { name: 'The facts' }).click();
  await looksRight(maria, `Facts about your work with ${workspace.name}`);
  await expect(page.getByRole('row', { name: /^Approved at first delivery/ })).toContainText('1 of 2');
}

async function report(ruth: Seat, { workspace }: Pair): Promise<void> {
  const { page } = ruth;
  await page.goto(`/w/${workspace.slug}`);
  await page.getByRole('link', { name: 'Report' }).click();
  await looksRight(ruth, /^Report on the \w+ quarter of \d{4}$/);
  expect(await wordsOutside(ruth), 'words of the chart on a page that reads from the right').toEqual([]);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('table', { name: 'The briefs in numbers' })).toBeVisible();
  const letterhead = await page
    .getByRole('main')
    .evaluate((main) => getComputedStyle(main, '::before').content);
  expect(letterhead, 'whose a printed page is').toContain(workspace.name);
  await expect(page.getByRole('link', { name: 'Home' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Show' })).toBeHidden();
  await page.emulateMedia({ media: null });
  await page.getByRole('link', { name: 'Month', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Report on \w+ \d{4}$/);
  const thisMonth = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await expect(page.getByRole('row', { name: /^Maria Santos/ })).toContainText('2 of 2');
  await page.getByRole('link', { name: 'Earlier' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(thisMonth);
  await expect(page.getByRole('row', { name: /^Maria Santos/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Later' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(thisMonth);
  await expect(page.getByRole('row', { name: /^Maria Santos/ })).toContainText('2 of 2');
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save as CSV' }).click();
  expect(await readFile(await (await saving).path(), 'utf8')).toContain('Maria Santos');
}

async function estimateReturn(ruth: Seat, { owner, workspace, engagementId }: Pair): Promise<void> {
  const { page } = ruth;
  const form = { workspaceId: workspace.id, engagementId };
  const { id } = doneOf(await asPerson(owner, () => submit(startEvaluation, form)));
  await page.goto(`/w/${workspace.slug}/evaluations/${id}`);
  const assumed = page.getByRole('form', { name: 'What you assume' });
  const hour = assumed.getByRole('group', { name: /worth to the business/ });
  await hour.getByLabel('At least').fill('80');
  await hour.getByLabel('At most').fill('50');
  await assumed.getByRole('button', { name: 'See what it comes to' }).click();
  await expect(assumed.getByText('At most can’t be less than at least.')).toBeVisible();
  await hour.getByLabel('At most').fill('120');
  await assumed.getByLabel('What you used the time for').fill('Two new glazes.');
  await assumed.getByRole('button', { name: 'See what it comes to' }).click();
  await expect(page.getByText(/^It brought .* more than it cost\.$/)).toBeVisible();
  await looksRight(ruth, /^Evaluation 1 with/);
}

/** @returns which words of the page's picture are missing when the page is shown right to left. */
function wordsOutside({ page }: Seat): Promise<readonly string[]> {
  return page.evaluate(() => {
    const before = document.documentElement.dir;
    document.documentElement.dir = 'rtl';
    const picture = document.querySelector('svg[role="img"]');
    const edge = picture?.getBoundingClientRect();
    const words = [...(picture?.querySelectorAll('text') ?? [])];
    const outside = words.filter((word) => {
      const { left, right } = word.getBoundingClientRect();
      return !edge || left < edge.left - 1 || right > edge.right + 1;
    });
    document.documentElement.dir = before;
    return words.length === 0 ? ['none at all'] : outside.map(({ textContent }) => textContent ?? '');
  });
}
