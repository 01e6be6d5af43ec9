import { setTimeout as wait } from 'node:timers/promises';
import { fillIn, hasButton, inputsOf, linksTo, type OpenPage } from '@/tests/support/browser/scriptless';
import { submit } from '@/tests/support/stripe/situations';
import type { Business } from './cast';
import { GivesUp, type Person } from './person';

/** Collected at once, and ready to be sent on: docs.stripe.com/testing. */
const CARD = '4000000000000077';
const BANK = '000123456789';

/** An owner records what they have sent another way. */
export async function recordPayment(person: Person, { slug, assistants }: Business): Promise<void> {
  const to = person.chance.oneOf(assistants);
  const page = await person.open(`/w/${slug}/pay/${to?.engagementId}/record`);
  if (!hasButton(page.html, 'Record the payment')) return;
  if (!inputsOf(page, 'Record the payment').includes('owed')) return;
  const mark = person.world.diary.mark();
  const typed = { method: 'wise', reference: `Transfer ${mark}` };
  await person.press(page, { what: 'recorded a payment', mark, button: 'Record the payment', typed });
}

/** An assistant says whether what was sent has arrived. */
export async function answerPayment(person: Person): Promise<void> {
  const start = '/inbox/earnings/';
  const statements = linksTo((await person.open('/inbox/earnings')).html, start).filter((path) =>
    /^\/inbox\/earnings\/[\da-f-]{36}\/[\da-f-]{36}$/.test(path),
  );
  const path = person.chance.oneOf(statements);
  if (path === undefined) return;
  const page = await person.open(path);
  if (!hasButton(page.html, 'It has arrived')) return;
  const mark = person.world.diary.mark();
  const isThere = person.chance.is(0.85);
  await person.press(page, {
    what: isThere ? 'confirmed a payment' : 'disputed a payment',
    mark,
    button: isThere ? 'It has arrived' : 'It hasn’t',
    near: 'note',
    typed: { note: `Looked into the account, ${mark}.` },
  });
}

/** An owner prepares a pay run and approves it, signing in again if that was long ago. */
export async function payThroughStripe(person: Person, { slug }: Business): Promise<void> {
  const page = await person.open(`/w/${slug}/pay/runs/new`);
  const prepare = 'See what it comes to';
  if (!hasButton(page.html, prepare) || !inputsOf(page, prepare).includes('owed')) return;
  const id = String(fillIn(page, prepare).body.get('id'));
  // the page that it is prepared on doesn't show earlier ones
  await person.press(page, {
    what: 'prepared a pay run',
    mark: id,
    button: prepare,
    typed: { id },
    isDoneOn: () => false,
  });
  let run = await openRun(person, slug, id);
  if (run && payButton(run) !== undefined && run.html.includes('Sign in again')) {
    await person.signIn();
    run = await openRun(person, slug, id);
  }
  const pay = run && payButton(run);
  if (run && pay !== undefined)
    await person.press(run, {
      what: 'approved a pay run',
      mark: id,
      button: pay ?? '',
      isDoneOn: (html) => payButton({ ...page, html }) === undefined,
    });
}

async function openRun(person: Person, slug: string, id: string): Promise<OpenPage | null> {
  return person.open(`/w/${slug}/pay/runs/${id}`).catch((error: unknown) => {
    // it was refused, so there is none
    if (error instanceof GivesUp) return null;
    throw error;
  });
}

function payButton({ html }: OpenPage): string | undefined {
  return /<button\b[^>]*>(Pay [A-Z]{3}\s[\d.,]+)<\/button>/.exec(html)?.[1]?.replaceAll('&nbsp;', '\u00a0');
}

/** Before anything breaks: the owner saves a card on Stripe’s page, and those who are paid tell Stripe who they are. */
export async function setUpStripe(
  owner: Person,
  { slug }: Business,
  assistants: readonly Person[],
): Promise<void> {
  const form = await owner.open(`/w/${slug}/pay/method`);
  const id = String(fillIn(form, 'Continue').body.get('id'));
  await pressPlain(owner, form, 'Continue', { kind: 'card' });
  await submit(await stripeLink(owner, `/w/${slug}/pay/method/${id}`), { kind: 'card', number: CARD });
  await until(owner, `/w/${slug}/pay/method/${id}`, 'It is saved');
  for (const assistant of assistants) {
    await pressPlain(assistant, await assistant.open('/inbox/earnings/payouts'), 'Start at Stripe', {
      country: 'US',
    });
    const link = await stripeLink(assistant, '/inbox/earnings/payouts');
    await fetch(link);
    await submit(link, { answer: 'complete', account: BANK });
    await until(assistant, '/inbox/earnings/payouts', 'You can be paid through Stripe');
  }
}

async function pressPlain(person: Person, page: OpenPage, button: string, typed: Record<string, string>) {
  if (!(await person.pressAside(fillIn(page, button, typed)))) throw new GivesUp(`“${button}” was refused`);
}

async function stripeLink(person: Person, path: string): Promise<string> {
  for (let tries = 0; tries < 60; tries++) {
    const [link] = linksTo((await person.open(path)).html, person.world.stripeUrl);
    if (link !== undefined) return link;
    await wait(500);
  }
  throw new GivesUp(`no way to Stripe has come on ${path}`);
}

async function until(person: Person, path: string, words: string): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    if ((await person.open(path)).html.includes(words)) return;
    await wait(500);
  }
  throw new GivesUp(`“${words}” was never said on ${path}`);
}
