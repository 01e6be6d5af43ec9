import { z } from 'zod';
import { line, optionalProse, prose } from '@/lib/platform/actions/text';
import { Id } from '@/lib/platform/ids';
import { calendarDay } from '@/lib/platform/time/from-outside';

/** Whose work it is about. */
const Place = z.object({ workspaceId: Id, engagementId: Id });

/** `adjustmentId`: what both agreed at an evaluation, if that is the reason. */
export const BeginEnding = Place.extend({
  id: Id,
  lastDay: calendarDay('Choose the last day.'),
  reason: prose('Say why, so that the other side knows.', 1_000),
  adjustmentId: z.union([z.literal(''), Id]).default(''),
});

export const PlanBrief = Place.extend({
  briefId: Id,
  plan: z.enum(['finish', 'call_off', 'hand_on'], { error: 'Choose what becomes of it.' }),
  note: optionalProse(1_000),
});

export const NoteAccess = Place.extend({
  id: Id,
  name: line('Name the account or the tool.', 200).refine((name) => !PASSWORD.test(name), {
    error: 'Name the account alone. A password is never written down here.',
  }),
});

/** "Shopify, password: kiln77": whatever follows such a word isn't the name of an account. */
const PASSWORD = /\b(?:pass ?word|pass ?code|passwd|pwd|pin)\s*(?:is|:|=)/i;

export const RevokeAccess = Place.extend({ accessId: Id });

export const SayOfEnding = Place;
