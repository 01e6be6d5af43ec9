import { z } from 'zod';
import { line } from '@/lib/platform/actions/text';
import { Id } from '@/lib/platform/ids';
import { checkedChoices } from '../checked-choices';
import { LIVES_DAYS } from './rules';
import { SCOPES } from './scopes.rules';

export const MakeToken = z.object({
  id: Id,
  /** the business it acts in; left out, its maker's own inbox */
  workspaceId: Id.optional(),
  name: line('Say what it is for, so that you recognise it.', 120),
  scopes: checkedChoices(SCOPES, 'Choose at least one thing that it may do.'),
  days: z.enum(LIVES_DAYS.map(String), 'Choose for how long.').transform(Number),
});

export const EndToken = z.object({ id: Id });
