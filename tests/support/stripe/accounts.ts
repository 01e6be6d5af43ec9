import type Stripe from 'stripe';
import { z } from 'zod';
import { newId } from './kept';
import { pageOf } from './listing';
import { currency, flag, listing, mergeMetadata, metadata, text, url } from './parameters';
import { invalid, missing, Refusal } from './refusals';
import { demand } from './requirements';
import { type Route, route } from './router';
import type { World } from './world';

/**
 * Where a platform in the United States can pay people out by itself (docs.stripe.com/connect/cross-border-payouts).
 * The product asks Stripe instead of keeping such a list; this is Stripe's side.
 */
const COUNTRIES: Readonly<Record<string, string>> = {
  US: 'usd',
  CA: 'cad',
  GB: 'gbp',
  CH: 'chf',
  ...having('eur', 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK LI'),
  ...having('sek', 'SE'),
};

function having(minorOf: string, countries: string): Record<string, string> {
  return Object.fromEntries(countries.split(' ').map((country) => [country, minorOf]));
}

const Requested = z.strictObject({ requested: flag }).optional();
const Described = {
  email: text.optional(),
  business_type: z.enum(['individual', 'company']).optional(),
  business_profile: z
    .strictObject({ url: url.optional(), mcc: text.optional(), product_description: text.optional() })
    .optional(),
  metadata: metadata.optional(),
  settings: z
    .strictObject({
      payouts: z.strictObject({
        schedule: z.strictObject({ interval: z.enum(['manual', 'daily']) }),
      }),
    })
    .optional(),
};

const Create = z.strictObject({
  ...Described,
  country: text.length(2).default('US'),
  default_currency: currency.optional(),
  controller: z.strictObject({
    fees: z.strictObject({ payer: z.enum(['account', 'application']) }).optional(),
    losses: z.strictObject({ payments: z.enum(['application', 'stripe']) }).optional(),
    requirement_collection: z.enum(['application', 'stripe']).optional(),
    stripe_dashboard: z.strictObject({ type: z.enum(['express', 'full', 'none']) }).optional(),
  }),
  capabilities: z.strictObject({ transfers: Requested, card_payments: Requested }).optional(),
  tos_acceptance: z.strictObject({ service_agreement: z.enum(['full', 'recipient']) }).optional(),
});

/** Connected accounts: one for each person who is paid. Created with `controller`, never with the old `type`. */
export function accounts(world: World): readonly Route[] {
  return [
    route('POST', '/v1/accounts', Create, ({ parameters }) => {
      const account = newAccount(world, parameters);
      world.accounts.add({ id: account.id, account, bank: null });
      return account;
    }),
    route('GET', '/v1/accounts/:id', z.strictObject({}), ({ id }) => accountOf(world, id).account),
    route('POST', '/v1/accounts/:id', z.strictObject(Described), ({ id, parameters }) => {
      const { account } = accountOf(world, id);
      const { metadata: pairs, settings, business_profile: profile, ...described } = parameters;
      Object.assign(account, described);
      if (profile) Object.assign(account.business_profile ?? {}, profile);
      if (settings) Object.assign(account.settings?.payouts?.schedule ?? {}, settings.payouts.schedule);
      account.metadata = mergeMetadata(account.metadata ?? {}, pairs);
      world.events.tell('account.updated', account, { owner: id });
      return account;
    }),
    route('DELETE', '/v1/accounts/:id', z.strictObject({}), ({ id }) => {
      const { account } = accountOf(world, id);
      const { available, pending } = world.money.balanceOf(id);
      if ([...available, ...pending].some(({ amount }) => amount !== 0))
        throw invalid('This account still has a balance, so it cannot be deleted.');
      world.accounts.remove(id);
      world.events.tell('account.application.deauthorized', applicationOf(account), { owner: id });
      return { id, object: 'account', deleted: true };
    }),
    route('GET', '/v1/accounts', z.strictObject(listing), ({ parameters }) =>
      pageOf(
        '/v1/accounts',
        world.accounts.newestFirst().map(({ account }) => account),
        parameters,
      ),
    ),
    route('POST', '/v1/accounts/:id/login_links', z.strictObject({}), ({ id }) => {
      const { account } = accountOf(world, id);
      if (account.controller?.stripe_dashboard?.type !== 'express' || !account.details_submitted)
        throw invalid('Cannot create a login link for an account that has not completed onboarding.');
      return {
        object: 'login_link',
        created: world.clock.now(),
        url: `${world.address()}/pages/dashboard/${id}`,
      };
    }),
    ...capabilities(world),
  ];
}

/** @throws a 403 as Stripe answers for an account that doesn't exist or isn't ours. */
function accountOf(world: World, id: string) {
  const kept = world.accounts.find(id);
  if (kept) return kept;
  throw new Refusal(403, {
    type: 'invalid_request_error',
    code: 'account_invalid',
    message: `The provided key does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`,
  });
}

function capabilities(world: World): readonly Route[] {
  const all = (id: string): Stripe.Capability[] => {
    const { account } = accountOf(world, id);
    return Object.entries(account.capabilities ?? {}).map(([name, status]) => ({
      id: name,
      object: 'capability',
      account: id,
      requested: true,
      requested_at: account.created ?? null,
      requirements: {
        alternatives: [],
        current_deadline: null,
        currently_due: account.requirements?.currently_due ?? [],
        disabled_reason: status === 'active' ? null : 'requirements.fields_needed',
        errors: account.requirements?.errors ?? [],
        eventually_due: account.requirements?.eventually_due ?? [],
        past_due: account.requirements?.past_due ?? [],
        pending_verification: account.requirements?.pending_verification ?? [],
      },
      status,
    }));
  };
  return [
    route('GET', '/v1/accounts/:id/capabilities', z.strictObject({}), ({ id }) => ({
      object: 'list',
      data: all(id),
      has_more: false,
      url: `/v1/accounts/${id}/capabilities`,
    })),
    route('GET', '/v1/accounts/:id/capabilities/:item', z.strictObject({}), ({ id, item }) => {
      const found = all(id).find((each) => each.id === item);
      if (!found) throw missing('capability', item);
      return found;
    }),
  ];
}

function newAccount(world: World, wanted: z.output<typeof Create>): Stripe.Account {
  const minorOf = COUNTRIES[wanted.country];
  if (minorOf === undefined)
    throw invalid(`${wanted.country} is not currently supported by Stripe for this platform.`, {
      code: 'country_unsupported',
      param: 'country',
    });
  return accountFor(world, wanted, minorOf);
}

/** @returns the account of somebody who still has to give everything that is asked. */
export function accountFor(
  world: World,
  wanted: Pick<z.output<typeof Create>, 'country' | 'controller'> & Partial<z.output<typeof Create>>,
  minorOf: string,
): Stripe.Account {
  const { capabilities: asked, controller } = wanted;
  const account: Stripe.Account = {
    id: newId('acct'),
    object: 'account',
    business_profile: {
      annual_revenue: null,
      estimated_worker_count: null,
      mcc: wanted.business_profile?.mcc ?? null,
      minority_owned_business_designation: null,
      name: null,
      product_description: wanted.business_profile?.product_description ?? null,
      specified_commercial_transactions_act_url: null,
      support_address: null,
      support_email: null,
      support_phone: null,
      support_url: null,
      url: wanted.business_profile?.url ?? null,
    },
    business_type: wanted.business_type ?? null,
    capabilities: {
      ...(asked?.transfers?.requested && { transfers: 'inactive' }),
      ...(asked?.card_payments?.requested && { card_payments: 'inactive' }),
    },
    charges_enabled: false,
    controller: {
      type: 'application',
      is_controller: true,
      fees: { payer: controller.fees?.payer ?? 'account' },
      losses: { payments: controller.losses?.payments ?? 'stripe' },
      requirement_collection: controller.requirement_collection ?? 'stripe',
      stripe_dashboard: { type: controller.stripe_dashboard?.type ?? 'full' },
    },
    country: wanted.country,
    created: world.clock.now(),
    default_currency: wanted.default_currency ?? minorOf,
    details_submitted: false,
    email: wanted.email ?? null,
    external_accounts: { object: 'list', data: [], has_more: false, url: '' },
    metadata: mergeMetadata({}, wanted.metadata),
    payouts_enabled: false,
    settings: settingsOf(wanted),
    tos_acceptance: { service_agreement: wanted.tos_acceptance?.service_agreement ?? 'full' },
    type: 'none',
  };
  if (account.external_accounts)
    account.external_accounts.url = `/v1/accounts/${account.id}/external_accounts`;
  demand(account);
  return account;
}

function settingsOf(wanted: Pick<z.output<typeof Create>, 'settings'>): Stripe.Account.Settings {
  return {
    branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
    card_payments: {
      statement_descriptor_prefix: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    dashboard: { display_name: null, timezone: 'Etc/UTC' },
    payments: {
      statement_descriptor: null,
      statement_descriptor_kana: null,
      statement_descriptor_kanji: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    payouts: {
      debit_negative_balances: true,
      schedule: { delay_days: 2, interval: wanted.settings?.payouts.schedule.interval ?? 'daily' },
      statement_descriptor: null,
    },
  };
}

function applicationOf({ id }: Stripe.Account) {
  return { id: `ca_${id.slice(5)}`, object: 'application', name: null };
}
