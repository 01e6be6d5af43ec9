import { z } from 'zod';
import { ClockTime, TIME_EXAMPLE } from '@/lib/platform/actions/clock-time';
import { Id } from '@/lib/platform/ids';
import { instantText } from '@/lib/platform/time/from-outside';
import { CHANNELS } from './kinds/kind.rules';
import { NOTIFICATION_SUBJECTS } from './kinds/places.rules';

const Moment = instantText('That page is not complete. Load it again.').transform((text) => new Date(text));

export const ReadAbout = z.object({
  workspaceId: Id,
  subject: z.enum(NOTIFICATION_SUBJECTS),
  subjectId: Id,
  upTo: Moment,
});

export const ReadAll = z.object({
  side: z.enum(['owner', 'assistant']),
  workspaceId: Id.optional(),
  upTo: Moment,
});

const MOST_BOXES = 500;

/** The posted grid of one business: `brief.question mail daily` for each cell that is ticked or chosen. */
export const ChooseNotifications = z.object({
  workspaceId: Id,
  /** the columns that the page had */
  channels: z
    .union([z.string(), z.array(z.string())])
    .transform((names) => CHANNELS.filter((channel) => [names].flat().includes(channel))),
  choice: z
    .union([z.string(), z.array(z.string()).max(MOST_BOXES)])
    .optional()
    .transform((boxes) => new Set([boxes ?? []].flat())),
});

const AT_WHAT_TIME = 'Give the time at which the digest comes, such as 08:00.';

export const SetNotificationTimes = z
  .object({
    quietFrom: ClockTime,
    quietUntil: ClockTime,
    digestAt: ClockTime.pipe(z.int({ error: AT_WHAT_TIME })),
    digestWeekday: z.coerce
      .number()
      .int()
      .min(1, 'Choose a day from the list.')
      .max(7, 'Choose a day from the list.'),
  })
  .superRefine(({ quietFrom, quietUntil }, context) => {
    const at = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (quietFrom === null && quietUntil === null) return;
    if (quietFrom === null) at('quietFrom', TIME_EXAMPLE);
    if (quietUntil === null) at('quietUntil', TIME_EXAMPLE);
    if (quietFrom === quietUntil) at('quietUntil', 'That leaves no time at all. Choose another end.');
  });

const NOT_WHOLE = 'The browser didn’t give all that is needed. Try again.';

export const AddDevice = z.object({
  endpoint: z.url({ protocol: /^https?$/, error: NOT_WHOLE }).max(1000, NOT_WHOLE),
  p256dh: z.string().regex(/^[\w-]{80,100}$/, NOT_WHOLE),
  auth: z.string().regex(/^[\w-]{16,40}$/, NOT_WHOLE),
  /** the key that the page had; left out by pages of the version before */
  senderKey: z.string().max(100, NOT_WHOLE).optional(),
});

export const RemoveDevice = z.object({ id: Id });
