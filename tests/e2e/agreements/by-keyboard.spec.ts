import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { letSignInAge } from '../support/ageing';
import { press, tabTo, tick, type } from '../support/keyboard';
import { linkIn, mailsTo, mailTo } from '../support/mailbox';
import { meet } from '../support/meeting';
import { DESKS } from '../support/screens';
import { askForLinkHere } from '../support/signing-in';
import { expect, type Seat, test } from '../support/test';

const HOURS = 'Working hours and time zones';
/** In a draft's editor all clauses come first, each with its tools, and the save button comes after them. */
const WHOLE_EDITOR = 400;

// a phone has no Tab key
test.use({ screens: DESKS });

test('an agreement goes from its proposal to its end by keyboard alone', async ({ seat }) => {
  const ruth = await seat('ruth', { isSignedIn: false });
  const maria = await seat('maria', { isSignedIn: false });
  await meet(ruth, maria);

  await test.step('the owner writes and proposes', () => propose(ruth, maria));
  await test.step('the assistant comments on a clause, and proposes other wording', () => counter(maria));
  await test.step('the owner takes it into a new version, and both compare', () => takeOver(ruth, maria));
  await test.step('the owner reads to the end, signs in again and signs', () => signWithOldSignIn(ruth));
  await test.step('the assistant signs', async () => {
    await maria.page.goto(linkIn(await mailTo(maria.person.email, /has signed, your turn/)));
    await sign(maria);
  });
  const first = await test.step('both download the same bytes', () => downloadByBoth(ruth, maria));
  await test.step('anybody can verify them as genuine', () => verify(maria, first, 'Genuine'));
  await test.step('the owner amends pay and notice, and both sign again', () => amend(ruth, maria));
  const second = await test.step('both download the amended copy', () => downloadByBoth(ruth, maria));
  await test.step('the old copy is superseded', async () => {
    await verify(ruth, first, 'Genuine, and superseded');
    await verify(ruth, second, 'Genuine');
  });
  await test.step('the assistant gives notice, which ends it', () => terminate(ruth, maria));
});

async function propose({ page }: Seat, maria: Seat): Promise<void> {
  await press(page.getByRole('link', { name: 'Write an agreement' }));
  await press(page.getByRole('link', { name: /hour/i }).first());
  await type(page.getByLabel('Pay per hour'), '12.50');
  await press(page.getByRole('button', { name: 'Save and look it over' }));
  await press(page.getByRole('button', { name: `Propose to ${maria.person.name}` }));
  await expect(page.getByText('has been asked to read and sign')).toBeVisible();
}

async function counter({ page, person }: Seat): Promise<void> {
  await page.goto(linkIn(await mailTo(person.email, /^To read and sign/)));
  await press(page.locator('#clause-hours').getByRole('link', { name: HOURS }));
  await type(page.getByLabel('Your comment on this clause'), 'Ours are called feasts.');
  await press(page.getByRole('button', { name: 'Comment', exact: true }));
  await expect(page.getByText('Ours are called feasts.')).toBeVisible();

  await press(page.locator('summary', { hasText: 'Propose other wording' }));
  await tabTo(page.getByLabel('How the clause should read'));
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' Holidays are also called feasts.');
  await type(page.getByLabel('Why', { exact: true }), 'That is our word for it.');
  await press(page.getByRole('button', { name: 'Propose this wording' }));
  await expect(page.getByText('proposes this wording')).toBeVisible();
}

async function takeOver(ruth: Seat, maria: Seat): Promise<void> {
  await ruth.page.goto(linkIn(await mailTo(ruth.person.email, /proposes other wording/)));
  await press(ruth.page.getByRole('button', { name: 'Take this wording' }));
  await expect(ruth.page.getByText('Version 2 is being written')).toBeVisible();
  await press(ruth.page.getByRole('button', { name: `Propose to ${maria.person.name}` }));
  await maria.page.goto(linkIn(await mailTo(maria.person.email, /^Changed, to read and sign/)));
  for (const { page } of [ruth, maria]) {
    await press(page.getByRole('link', { name: 'What changed since version 1' }));
    await expect(page.locator('#clause-hours ins')).toContainText('feasts');
    await press(page.getByRole('link', { name: 'The agreement', exact: true }));
    await expect(page.getByRole('link', { name: 'Read and sign' })).toBeVisible();
  }
}

async function signWithOldSignIn({ page, person }: Seat): Promise<void> {
  await press(page.getByRole('link', { name: 'Read and sign' }));
  await page.waitForURL((url) => url.pathname.endsWith('/sign'));
  await readToTheEnd(page);
  await tick(page.getByRole('checkbox'));
  await type(page.getByLabel('Your name, as you sign it'), 'Ruth A. Adeyemi');
  await letSignInAge(person);
  await press(page.getByRole('button', { name: 'Sign the agreement' }));
  await expect(page.getByText('Sign in once more to sign')).toBeVisible();

  await press(page.getByRole('link', { name: 'Sign in again' }));
  await page.goto(await askForLinkHere(page, person, press));
  await press(page.getByRole('button', { name: 'Sign in' }));
  await page.waitForURL((url) => url.pathname.endsWith('/sign'));
  await expect(page.getByLabel('Your name, as you sign it')).toHaveValue('Ruth A. Adeyemi');
  await tick(page.getByRole('checkbox'));
  await press(page.getByRole('button', { name: 'Sign the agreement' }));
  await page.waitForURL((url) => !url.pathname.endsWith('/sign'));
}

/** Reads on a screen at a time, until the note about how much is left is gone. */
async function readToTheEnd(page: Page): Promise<void> {
  const readOn = page.getByRole('button', { name: /^Read on: about \d+% left$/ });
  await tabTo(readOn);
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(readOn).toBeHidden({ timeout: 200 });
  }).toPass();
}

async function sign({ page, person }: Seat): Promise<void> {
  await press(page.getByRole('link', { name: 'Read and sign' }));
  await page.waitForURL((url) => url.pathname.endsWith('/sign'));
  await tick(page.getByRole('checkbox'));
  await type(page.getByLabel('Your name, as you sign it'), person.name);
  await press(page.getByRole('button', { name: 'Sign the agreement' }));
  await page.waitForURL((url) => !url.pathname.endsWith('/sign'));
}

/** @returns the SHA-256 of the file that both downloaded, which both pages show. */
async function downloadByBoth(ruth: Seat, maria: Seat): Promise<string> {
  const hashes: string[] = [];
  for (const { page } of [ruth, maria]) {
    await tabTo(page.getByRole('link', { name: 'Download the PDF' }));
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    const sha256 = createHash('sha256')
      .update(await readFile(await (await download).path()))
      .digest('hex');
    await expect(page.getByText(sha256)).toBeVisible();
    hashes.push(sha256);
  }
  const [owners = '', assistants] = hashes;
  expect(assistants).toBe(owners);
  return owners;
}

/** Checks a hash at /verify, and returns to the page before. */
async function verify({ page }: Seat, sha256: string, title: string): Promise<void> {
  const before = page.url();
  await page.goto('/verify');
  await tabTo(page.getByLabel('Choose a PDF'));
  await type(page.getByLabel('SHA-256 of the file'), sha256);
  await press(page.getByRole('button', { name: 'Ask about this hash' }));
  await expect(page.locator('#by-hash').getByText(title, { exact: true })).toBeVisible();
  await page.goto(before);
}

async function amend({ page, person }: Seat, maria: Seat): Promise<void> {
  const known = await mailsTo(maria.person.email);
  await press(page.getByRole('button', { name: 'Amend' }));
  await type(page.getByLabel('Pay per hour'), '14.00');
  await type(page.getByLabel('Notice'), '0');
  await press(page.getByRole('button', { name: 'Save and look it over' }), { within: WHOLE_EDITOR });
  await expect(page.getByText('An amendment that only your side sees')).toBeVisible();
  await press(page.getByRole('button', { name: `Propose to ${maria.person.name}` }));
  await expect(page.getByText('has been asked to read and sign the amendment')).toBeVisible();
  await sign({ page, person });
  await maria.page.goto(linkIn(await mailTo(maria.person.email, /^Amendment/, known)));
  await sign(maria);
}

/** The amendment agreed on notice with immediate effect, so a job ends it while both look on. */
async function terminate(ruth: Seat, maria: Seat): Promise<void> {
  const { page, person } = maria;
  await press(page.getByRole('link', { name: 'Give notice' }));
  await page.waitForURL((url) => url.pathname.endsWith('/notice'));
  await type(page.getByLabel('Why?'), 'I am going back to university.');
  await tick(page.getByLabel('I give notice. The agreement ends as soon as you have given it.'));
  await press(page.getByRole('button', { name: 'Give notice' }));
  await page.waitForURL((url) => !url.pathname.endsWith('/notice'));
  for (const { page: side } of [maria, ruth]) {
    await expect(side.getByText('Ended by notice, on')).toBeVisible();
    await expect(side.getByText('I am going back to university.').first()).toBeVisible();
    await tabTo(side.getByRole('link', { name: 'Download the PDF' }));
  }
  await mailTo(person.email, /^Ended/);
  await press(ruth.page.getByRole('link', { name: 'Write another agreement' }));
  await ruth.page.waitForURL((url) => url.pathname.endsWith('/new'));
}
