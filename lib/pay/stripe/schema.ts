import { z } from 'zod';
import { SeenVersion } from '@/lib/platform/actions/seen-version';
import { severalOf } from '@/lib/platform/actions/several';
import { prose } from '@/lib/platform/actions/text';
import { Id, INCOMPLETE_LINK } from '@/lib/platform/ids';
import { RAILS } from '../rails/choosing.rules';
import { METHOD_KINDS } from './methods/methods.rules';

const Minor = z.coerce.number({ error: INCOMPLETE_LINK }).int().min(0);

export const SetUpMethod = z.object({
  workspaceId: Id,
  id: Id,
  kind: z.enum(METHOD_KINDS, 'Choose how you want to pay.'),
});

export const RemoveMethod = z.object({ workspaceId: Id, id: Id });

/** ISO 3166-1; Stripe decides which of them it reaches. */
export const Onboard = z.object({
  country: z
    .string({ error: 'Choose the country you live in.' })
    .regex(/^[A-Z]{2}$/, 'Choose the country you live in.'),
});

export const ChooseRail = z.object({
  workspaceId: Id,
  engagementId: Id,
  rail: z.enum(RAILS, 'Choose how the money goes.'),
});

const Chosen = z
  .preprocess(severalOf, z.array(Id))
  .pipe(z.array(z.string()).min(1, 'Choose what to pay.').max(5_000))
  .transform((ids) => [...new Set(ids)]);

export const PrepareRun = z.object({ workspaceId: Id, id: Id, owed: Chosen });

/** What the page showed on approval: another amount needs another approval. */
export const ApproveRun = z.object({ workspaceId: Id, id: Id, chargeMinor: Minor });

export const CancelRun = z.object({ workspaceId: Id, id: Id });
export const TryRunAgain = z.object({
  workspaceId: Id,
  id: Id,
  isOnSession: z.preprocess((sent) => sent === 'on', z.boolean()),
});

export const SeenMoved = z.object({ workspaceId: Id, id: Id, version: SeenVersion });

export const SettleRefund = SeenMoved.extend({
  note: prose('Say how it was settled, so that the record explains itself.', 500),
});
