import { z } from 'zod';
import { SeenVersion } from '@/lib/platform/actions/seen-version';
import { line, optionalProse, prose } from '@/lib/platform/actions/text';
import { TickedRows } from '@/lib/platform/actions/ticked.schema';
import { Id, INCOMPLETE_LINK } from '@/lib/platform/ids';
import { calendarDay, clockMinute } from '@/lib/platform/time/from-outside';
import { NO_SUCH_ZONE } from '@/lib/platform/time/range';
import { isZone } from '@/lib/platform/time/zones';

const Place = { workspaceId: Id, engagementId: Id };

const Day = calendarDay('Choose a day.');
const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time, such as 09:30.');

const Note = line('Say in a few words what it was for.', 500);

/** No brief chosen is an empty choice. */
const BriefOrNone = z
  .union([z.literal(''), Id])
  .default('')
  .transform((id) => (id === '' ? null : id));

/**
 * A period of work, as typed. `version` 0 is a new one. `zone` is that of the clock it was typed on: what waits on a
 * device may be sent after its person has moved. Left out, it is theirs now.
 */
export const SaveEntry = z.object({
  ...Place,
  id: Id,
  version: SeenVersion.default(0),
  date: Day,
  from: ClockTime,
  until: ClockTime,
  zone: z.string().refine(isZone, NO_SUCH_ZONE).optional(),
  note: Note,
  briefId: BriefOrNone,
});

export const RemoveEntry = z.object({ workspaceId: Id, id: Id, version: SeenVersion });

export const StartTimer = z.object({
  ...Place,
  id: Id,
  note: optionalProse(500),
  briefId: BriefOrNone,
});

/** `until` is left empty for now; `zone` is that of the clock it was typed on, and theirs now when left out. */
export const StopTimer = z.object({
  workspaceId: Id,
  id: Id,
  note: Note,
  briefId: BriefOrNone,
  until: z.union([z.literal(''), clockMinute('Give a day and a time.')]).default(''),
  zone: z.string().refine(isZone, NO_SUCH_ZONE).optional(),
});

export const DropTimer = z.object({ workspaceId: Id, id: Id });

/** `week` is its Monday on the business's calendar. */
export const CloseWeek = z.object({
  ...Place,
  week: calendarDay(INCOMPLETE_LINK),
  note: optionalProse(2_000),
});

export const LetManagersApprove = z.object({
  workspaceId: Id,
  /** an unticked box isn't sent */
  managersApproveTime: z
    .literal('on')
    .optional()
    .transform((ticked) => ticked === 'on'),
});

/** `id` comes with the form: sent twice, it is still one. */
export const RaiseDispute = z.object({
  workspaceId: Id,
  entryId: Id,
  id: Id,
  reason: prose('Say what isn’t right with it.', 2_000),
});

const SeenDispute = { workspaceId: Id, id: Id, version: SeenVersion };

export const AnswerDispute = z.object({ ...SeenDispute, note: optionalProse(2_000) });

export const StandBy = z.object({ ...SeenDispute, note: prose('Say why it is right as it stands.', 2_000) });

const SeenTimesheet = { workspaceId: Id, id: Id, version: SeenVersion };

export const TakeWeekBack = z.object(SeenTimesheet);

export const ApproveTimesheet = z.object({ ...SeenTimesheet, note: optionalProse(2_000) });

export const ApproveTimesheets = z.object({ workspaceId: Id, weeks: TickedRows });

export const ReturnTimesheet = z.object({
  ...SeenTimesheet,
  note: prose('Say what isn’t right, so that it can be corrected.', 2_000),
});
