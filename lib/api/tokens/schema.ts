import { z } from 'zod';
import { line } from '@/lib/platform/actions/text';
import { Id } from '@/lib/platform/ids';
import { LIVES_DAYS } from './rules';
import { SCOPES } from './scopes.rules';

/** A box for each; one that is ticked comes alone. */
const Scopes = z.preprocess(
  (sent) => (sent === undefined ? [] : [sent].flat()),
  z
    .array(z.enum(SCOPES))
    .min(1, 'Choose at least one thing that it may do.')
    .max(SCOPES.length)
    .transform((scopes) => SCOPES.filter((scope) => scopes.includes(scope))),
);

export const MakeToken = z.object({
  id: Id,
  /** the business it acts in; left out, its maker's own inbox */
  workspaceId: Id.optional(),
  name: line('Say what it is for, so that you know it again.', 120),
  scopes: Scopes,
  days: z.enum(LIVES_DAYS.map(String), 'Choose for how long.').transform(Number),
});

export const EndToken = z.object({ id: Id });
