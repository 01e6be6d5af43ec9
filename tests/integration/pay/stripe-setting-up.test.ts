import { beforeAll, describe, expect, it } from 'vitest';
import { GoneMethod } from '@/components/pay/stripe/gone-method';
import { onboard } from '@/lib/pay/stripe/accounts/accounts.actions';
import { followAccount } from '@/lib/pay/stripe/accounts/accounts.jobs';
import { stripeClient } from '@/lib/pay/stripe/client';
import { removeMethod, setUpMethod } from '@/lib/pay/stripe/methods/setting-up.actions';
import { getPayMethod, getSetup } from '@/lib/pay/stripe/pages.queries';
import { getBusiness } from '@/lib/people/business/business.queries';
import { changeWorkspace } from '@/lib/people/business/workspaces.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { markupOf } from '@/tests/support/browser/markup';
import { FIRST_TRY } from '@/tests/support/first-try';
import { mailsIn } from '@/tests/support/notifications';
import { givenStripe } from '@/tests/support/pay/stripe-given';
import { accountOf, givenMethod } from '@/tests/support/pay/stripe-pay';
import { givenSavedMethod } from '@/tests/support/pay/stripe-rows';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { givenStaff } from '@/tests/support/staff';
import { submit as fillIn } from '@/tests/support/stripe/situations';
import { givenHolder } from '@/tests/support/waiting';

const DAY = 86_400;

describe('a payment method that is set up at Stripe', () => {
  const { holder, somebodyWaits } = givenHolder(givenDatabase());
  const stripe = givenStripe();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const asksFor = async ({ owner, workspace }: Pair, kind = 'us_bank_account') => {
    const form = { workspaceId: workspace.id, id: newId(), kind };
    doneOf(await atTime(stripe.at(), () => asPerson(owner, () => submit(setUpMethod, form))));
    return form.id;
  };
  const setupOf = ({ workspace }: Pair, id: string) =>
    withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
      tx.paySetup.findFirstOrThrow({ where: { id } }),
    );
  const methodsOf = ({ workspace }: Pair) =>
    withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
      tx.payMethod.findMany({ where: { workspaceId: workspace.id, removedAt: null } }),
    );

  /**
   * An owner whose bank doesn't say at once whose the account is.
   * @returns the setup, and the page on which they enter the amounts.
   */
  async function givenUnverified(pair: Pair) {
    const id = await asksFor(pair);
    await stripe.work();
    await fillIn((await setupOf(pair, id)).url ?? '', {
      kind: 'us_bank_account',
      account: '000123456789',
      routing: '110000000',
      name: 'Ruth Adeyemi',
      verified: 'microdeposits',
    });
    await stripe.pass(60);
    const setup = await setupOf(pair, id);
    return { id, setup, page: setup.url ?? '' };
  }

  it('by a bank account waits for two small amounts, leads to where they are entered, and is in use once they were', async () => {
    const pair = await givenPair(people, 'Verified');
    const { id, setup, page } = await givenUnverified(pair);

    expect(setup).toMatchObject({ state: 'open', said: expect.stringContaining('two small amounts') });
    expect(page).toContain('/pages/microdeposits/');
    expect(await methodsOf(pair)).toEqual([]);
    await fillIn(page, { first: '1', second: '2' });
    await stripe.pass(60);
    expect(await methodsOf(pair)).toEqual([]);
    await fillIn(page, { first: '45', second: '32' });
    await stripe.pass(60);

    expect(await methodsOf(pair)).toMatchObject([{ kind: 'us_bank_account', label: 'STRIPE TEST BANK' }]);
    expect(await setupOf(pair, id)).toMatchObject({ state: 'done', url: null });
  });

  it.each([
    ['named too often', (page: string) => fillIn(page, { first: '10', second: '11' }), 60],
    ['never named', () => Promise.resolve(), 11 * DAY],
  ])('by a bank account is given up when the amounts were %s', async (_, names, passes) => {
    const pair = await givenPair(people, `Unverified ${newId()}`);
    const { id, page } = await givenUnverified(pair);

    await names(page);
    await stripe.pass(passes);

    expect(await setupOf(pair, id)).toMatchObject({
      state: 'failed',
      said: expect.stringContaining('verify'),
    });
    expect(await methodsOf(pair)).toEqual([]);
  });

  it('is requested anew if the business was renamed after a lost answer, with its current name each time', async () => {
    const pair = await givenPair(people, 'Before');
    stripe.standIn().addFault({ kind: 'cut_after', on: '^POST /v1/customers$', times: 8 });
    const id = await asksFor(pair, 'card');
    await stripe.work();
    expect((await setupOf(pair, id)).state).toBe('asked');
    const renames = async (name: string) => {
      const { keepsZone: _, ...shown } = await getBusiness(pair.owner.userId, pair.workspace.id);
      const form = { workspaceId: pair.workspace.id, ...shown, name };
      doneOf(await asPerson(pair.owner, () => submit(changeWorkspace, form)));
    };
    await renames('After');
    stripe.standIn().clearTrouble();

    await stripe.pass(300);

    expect((await setupOf(pair, id)).state).toBe('open');
    const { data } = await stripeClient().customers.list({ limit: 100 });
    const own = data.filter(({ metadata }) => metadata.workspace === pair.workspace.id);
    expect(own).toMatchObject([{ name: 'After' }]);

    await renames('Once more');
    await asksFor(pair, 'card');
    await stripe.work();
    expect(await stripeClient().customers.retrieve(own[0]?.id ?? '')).toMatchObject({ name: 'Once more' });
  });

  describe('when somebody has deleted the business’s customer in Stripe’s dashboard', () => {
    const customerOf = ({ workspace }: Pair) =>
      withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
        tx.stripeCustomer.findUniqueOrThrow({ where: { workspaceId: workspace.id } }),
      );
    const goneOf = async ({ owner, workspace }: Pair) =>
      (await getPayMethod(owner.userId, workspace.id)).gone;
    const toldOf = ({ workspace }: Pair) => mailsIn(workspace.id, 'pay.method_gone');

    async function givenDeleted(name: string) {
      const pair = await givenPair(people, name);
      await givenMethod(pair, stripe);
      expect(await methodsOf(pair)).toHaveLength(1);
      expect(await goneOf(pair)).toBeNull();
      const { customerId } = await customerOf(pair);
      await stripeClient().customers.del(customerId);
      return { pair, customerId };
    }

    it('is retired as soon as Stripe says so, on the owners’ page and in their log', async () => {
      const { pair } = await givenDeleted('Deleted and told');

      await stripe.pass(60);

      expect(await methodsOf(pair)).toEqual([]);
      const gone = await goneOf(pair);
      expect(gone).toMatchObject({ kind: 'card', label: 'Visa' });
      const html = gone && markupOf(GoneMethod({ gone, zone: 'UTC', now: stripe.at() }));
      expect(html).toContain('can’t be charged any more');
      const removed = await withActor({ kind: 'user', userId: pair.owner.userId }, (tx) =>
        tx.auditEvent.findMany({ where: { workspaceId: pair.workspace.id, action: 'pay_method.removed' } }),
      );
      expect(removed).toMatchObject([{ actorUserId: null }]);
      expect(await toldOf(pair)).toMatchObject([
        {
          toAddress: pair.owner.email,
          subject: 'Your Visa card can’t be charged any more',
          text: expect.stringContaining(addresses.payMethod(pair.workspace.slug)),
        },
      ]);
    });

    it('is told once, whether an event or a setup notices it first, and again only of another', async () => {
      const { pair } = await givenDeleted('Deleted twice');
      await stripe.pass(60);
      await asksFor(pair, 'card');
      await stripe.pass(60);
      expect(await toldOf(pair)).toHaveLength(1);

      await givenMethod(pair, stripe);
      await stripeClient().customers.del((await customerOf(pair)).customerId);
      await stripe.pass(60);

      const told = await toldOf(pair);
      expect(new Set(told.map(({ subjectId }) => subjectId)).size).toBe(2);
      expect(told).toHaveLength(2);
    });

    it('isn’t told to owners who had stopped using it themselves', async () => {
      const pair = await givenPair(people, 'Stopped before');
      await givenMethod(pair, stripe);
      const [method] = await methodsOf(pair);
      const form = { workspaceId: pair.workspace.id, id: method?.id ?? '' };
      doneOf(await asPerson(pair.owner, () => submit(removeMethod, form)));
      await stripeClient().customers.del((await customerOf(pair)).customerId);

      await stripe.pass(60);

      expect(await toldOf(pair)).toEqual([]);
      expect(await goneOf(pair)).toBeNull();
    });

    it('is set up anew with another customer, even if no event told so: on the page, and by e-mail to the other owners', async () => {
      stripe.standIn().addSwitch({ kind: 'drop', on: '^customer' });
      const { pair, customerId } = await givenDeleted('Deleted untold');
      const other = await givenStaff(pair.owner, pair.workspace, 'owner');
      const id = await asksFor(pair, 'card');
      await stripe.work();
      stripe.standIn().clearTrouble();
      const page = await getSetup(pair.owner.userId, pair.workspace.id, id);
      expect(page?.gone).toMatchObject({ label: 'Visa' });
      expect(await toldOf(pair)).toMatchObject([{ toAddress: other.email }]);

      expect((await setupOf(pair, id)).state).toBe('open');
      expect(await methodsOf(pair)).toEqual([]);
      const replaced = await customerOf(pair);
      expect(replaced.customerId).not.toBe(customerId);
      expect(await stripeClient().customers.retrieve(replaced.customerId)).toMatchObject({
        name: 'Deleted untold',
      });
      await givenMethod(pair, stripe);
      expect(await methodsOf(pair)).toHaveLength(1);
      expect(await goneOf(pair)).toBeNull();
      expect(await customerOf(pair)).toEqual(replaced);
      expect((await getSetup(pair.owner.userId, pair.workspace.id, id))?.gone).toBeNull();
    });

    it('is told by e-mail to whoever asked as well, if Stripe was so slow that they have left the page', async () => {
      stripe.standIn().addSwitch({ kind: 'drop', on: '^customer' });
      const { pair } = await givenDeleted('Deleted and slow');
      stripe.standIn().addFault({ kind: 'broken', on: '^POST /v1/customers', times: 8 });
      const id = await asksFor(pair, 'card');
      await stripe.work();
      expect((await setupOf(pair, id)).state).toBe('asked');
      stripe.standIn().clearTrouble();
      stripe.standIn().addSwitch({ kind: 'drop', on: '^customer' });
      await stripe.pass(900);
      stripe.standIn().clearTrouble();

      expect((await setupOf(pair, id)).state).toBe('open');
      expect(await toldOf(pair)).toMatchObject([{ toAddress: pair.owner.email }]);
    });

    it('stays as it is where Stripe doesn’t know the customer at all: the key is another account’s', async () => {
      const pair = await givenPair(people, 'Of another key');
      await givenSavedMethod(pair);
      const { customerId } = await customerOf(pair);

      const id = await asksFor(pair, 'card');
      await stripe.work();

      expect((await setupOf(pair, id)).state).toBe('failed');
      expect(await customerOf(pair)).toMatchObject({ customerId });
      expect(await methodsOf(pair)).toHaveLength(1);
    });
  });

  it('has somebody’s account made once if their address has changed after a lost answer', async () => {
    const { maria } = people;
    stripe.standIn().addFault({ kind: 'cut_after', on: '^POST /v1/accounts$', times: 8 });
    doneOf(await atTime(stripe.at(), () => asPerson(maria, () => submit(onboard, { country: 'US' }))));
    await stripe.work();
    const email = `moved-${newId()}@santos.example`;
    await withActor({ kind: 'user', userId: maria.userId }, (tx) =>
      tx.user.update({ where: { id: maria.userId }, data: { email } }),
    );
    stripe.standIn().clearTrouble();

    await stripe.pass(300);

    const { data } = await stripeClient().accounts.list({ limit: 100 });
    expect(data.filter(({ metadata }) => metadata?.user === maria.userId)).toMatchObject([{ email }]);
  });

  it('leads whoever has given all to where they change it, and whoever hasn’t to where they go on', async () => {
    const { maria } = people;
    const asksForPage = async () => {
      doneOf(await atTime(stripe.at(), () => asPerson(maria, () => submit(onboard, { country: 'US' }))));
      await stripe.work();
      return (await accountOf(maria)).linkUrl ?? '';
    };
    const pages = [await asksForPage(), await asksForPage()];
    await fetch(pages[1] ?? '');
    await fillIn(pages[1] ?? '', { answer: 'complete', account: '000123456789' });
    await stripe.work();

    pages.push(await asksForPage());

    expect(pages.map((page) => new URL(page).pathname.split('/')[2])).toEqual([
      'onboarding',
      'onboarding',
      'dashboard',
    ]);
    expect(await accountOf(maria)).toMatchObject({ transfers: 'active', said: '' });
  });

  it('shows somebody’s account as it was last, whichever of two reads ends last', async () => {
    const { dewi } = people;
    doneOf(await atTime(stripe.at(), () => asPerson(dewi, () => submit(onboard, { country: 'US' }))));
    await stripe.work();
    const { linkUrl } = await accountOf(dewi);

    await holder().query('BEGIN');
    await holder().query(
      "UPDATE connected_accounts SET transfers = 'active', payouts_enabled = true, requirements = '{}', checked_at = now() WHERE user_id = $1",
      [dewi.userId],
    );
    const older = atTime(stripe.at(), () => followAccount.perform({ userId: dewi.userId }, FIRST_TRY));
    await somebodyWaits();
    await fetch(linkUrl ?? '');
    await fillIn(linkUrl ?? '', { answer: 'complete', account: '000123456789' });
    await holder().query('COMMIT');
    await older;

    expect(await accountOf(dewi)).toMatchObject({
      transfers: 'active',
      payoutsEnabled: true,
      requirements: [],
    });
  });
});
