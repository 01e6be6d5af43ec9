import type Stripe from 'stripe';
import { z } from 'zod';
import { OPENS_FOR } from './account-links';
import { accountFor } from './accounts';
import { newId } from './kept';
import { metadata, text, url } from './parameters';
import { invalid } from './refusals';
import { type Route, route } from './router';
import { type KeptAccount, timeOf, type World } from './world';

/** Some of the countries that Global Payouts reach and Connect doesn't (docs.stripe.com/global-payouts). */
const COUNTRIES: Readonly<Record<string, string>> = { PH: 'php', IN: 'inr' };

const Include = z
  .array(z.enum(['configuration.recipient', 'defaults', 'identity', 'requirements']))
  .default([]);
const Requested = z.strictObject({ requested: z.literal('true') });

const Create = z.strictObject({
  contact_email: text,
  display_name: text.optional(),
  dashboard: z.enum(['express', 'none']),
  identity: z.strictObject({ country: text.length(2), entity_type: z.literal('individual') }),
  configuration: z.strictObject({
    recipient: z.strictObject({
      capabilities: z.strictObject({ bank_accounts: z.strictObject({ local: Requested }) }),
    }),
  }),
  defaults: z.strictObject({
    responsibilities: z.strictObject({
      fees_collector: z.literal('application'),
      losses_collector: z.literal('application'),
    }),
  }),
  include: Include,
  metadata: metadata.optional(),
});

const Addresses = z.strictObject({ refresh_url: url, return_url: url });

const Link = z.strictObject({
  account: text,
  use_case: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('account_onboarding'), account_onboarding: Addresses }),
    z.strictObject({ type: z.literal('account_update'), account_update: Addresses }),
  ]),
});

/**
 * Accounts of version 2, as far as they are recipients of Global Payouts, and the links on which they identify
 * themselves.
 */
export function recipients(world: World): readonly Route[] {
  return [
    route('POST', '/v2/core/accounts', Create, ({ parameters: { identity, include, ...wanted } }) => {
      const country = identity.country.toUpperCase();
      const currency = COUNTRIES[country];
      if (currency === undefined)
        throw invalid(`${country} is not supported for recipients.`, { code: 'country_unsupported' });
      const controller = { stripe_dashboard: { type: wanted.dashboard } };
      const described = { country, controller, email: wanted.contact_email, metadata: wanted.metadata };
      const account = accountFor(world, described, currency);
      return asked(world, world.accounts.add({ id: account.id, account, bank: null }), include);
    }),
    route('GET', '/v2/core/accounts/:id', z.strictObject({ include: Include }), ({ id, parameters }) =>
      asked(world, world.accounts.get(id), parameters.include),
    ),
    route('POST', '/v2/core/account_links', Link, ({ parameters }) => {
      const { account } = world.accounts.get(parameters.account, undefined, 'account');
      const { use_case: wanted } = parameters;
      const given = wanted.type === 'account_update' ? wanted.account_update : wanted.account_onboarding;
      const { refresh_url: refreshUrl, return_url: returnUrl } = given;
      const now = world.clock.now();
      const link = world.links.add({
        id: newId('link'),
        account: account.id,
        refreshUrl,
        returnUrl,
        expiresAt: now + OPENS_FOR,
        isUsed: false,
      });
      return {
        object: 'v2.core.account_link',
        account: account.id,
        created: timeOf(now),
        expires_at: timeOf(link.expiresAt),
        livemode: false,
        url: `${world.address()}/pages/onboarding/${link.id}`,
        use_case: parameters.use_case,
      };
    }),
  ];
}

/** @returns whether Stripe would pay out to an account's bank now. */
export function isPaidOutTo({ account, bank }: KeptAccount): boolean {
  return bank !== null && account.payouts_enabled;
}

/** @returns an account as version 2 shows it: fields that `include` doesn't ask for aren't there. */
function asked(world: World, kept: KeptAccount, include: z.output<typeof Include>): Stripe.V2.Core.Account {
  const { account } = kept;
  const open = account.requirements?.currently_due ?? [];
  const isWanted = (part: (typeof include)[number]) => include.includes(part);
  return {
    id: account.id,
    object: 'v2.core.account',
    applied_configurations: ['recipient'],
    ...(isWanted('configuration.recipient') && {
      configuration: {
        recipient: {
          applied: true,
          capabilities: {
            bank_accounts: {
              local: {
                status: isPaidOutTo(kept) ? 'active' : 'restricted',
                status_details: isPaidOutTo(kept)
                  ? []
                  : [{ code: 'requirements_past_due', resolution: 'provide_info' }],
              },
            },
          },
        },
      },
    }),
    contact_email: account.email ?? '',
    created: timeOf(account.created ?? world.clock.now()),
    ...(isWanted('identity') && { identity: { country: account.country ?? '', entity_type: 'individual' } }),
    livemode: false,
    metadata: account.metadata ?? {},
    ...(isWanted('requirements') && { requirements: { entries: open.map(entryOf) } }),
  };
}

function entryOf(description: string): Stripe.V2.Core.Account.Requirements.Entry {
  return {
    awaiting_action_from: 'user',
    description,
    errors: [],
    impact: {},
    minimum_deadline: { status: 'past_due' },
    requested_reasons: [{ code: 'routine_onboarding' }],
  };
}
