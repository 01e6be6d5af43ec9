import { z } from 'zod';
import { MINUTE } from './clock';
import { newId } from './kept';
import { text, url } from './parameters';
import { invalid } from './refusals';
import { type Route, route } from './router';
import type { World } from './world';

const Create = z.strictObject({
  account: text,
  type: z.enum(['account_onboarding', 'account_update']),
  refresh_url: url,
  return_url: url,
  collection_options: z
    .strictObject({ fields: z.enum(['currently_due', 'eventually_due']).optional() })
    .optional(),
});

/** How long a link can be opened, once. */
export const OPENS_FOR = 5 * MINUTE;

/** Links to onboarding: opened once, within minutes; after that they lead to `refresh_url`. */
export function accountLinks(world: World): readonly Route[] {
  return [
    route('POST', '/v1/account_links', Create, ({ parameters }) => {
      const { account } = world.accounts.get(parameters.account, undefined, 'account');
      if (parameters.type === 'account_update' && account.controller?.requirement_collection === 'stripe')
        throw invalid('You cannot create `account_update` type Account Links for this account.', {
          param: 'type',
        });
      const now = world.clock.now();
      const link = world.links.add({
        id: newId('link'),
        account: account.id,
        refreshUrl: parameters.refresh_url,
        returnUrl: parameters.return_url,
        expiresAt: now + OPENS_FOR,
        isUsed: false,
      });
      return {
        object: 'account_link',
        created: now,
        expires_at: link.expiresAt,
        url: `${world.address()}/pages/onboarding/${link.id}`,
      };
    }),
  ];
}
