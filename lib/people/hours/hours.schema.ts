import { z } from 'zod';
import { ClockTime, TIME_EXAMPLE } from '@/lib/platform/actions/clock-time';
import { SeenVersion } from '@/lib/platform/actions/seen-version';
import { Id } from '@/lib/platform/ids';

/** Checkboxes of one name: none, one or several. */
const Days = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((ticked) => [ticked ?? []].flat().map(Number))
  .pipe(z.array(z.number().int().min(1, 'Choose days from the list.').max(7, 'Choose days from the list.')))
  .transform((days) => [...new Set(days)].sort());

const Country = z
  .string()
  .optional()
  .transform((code) => code ?? '')
  .pipe(z.string().regex(/^(?:[A-Z]{2})?$/, 'Choose a country from the list.'));

const Region = z
  .string()
  .optional()
  .transform((code) => code ?? '')
  .pipe(z.string().regex(/^(?:[A-Za-z0-9]{1,8})?$/, 'Choose a region from the list.'));

const Hours = z.object({
  days: Days,
  from: ClockTime,
  until: ClockTime,
  holidayCountry: Country,
  holidayRegion: Region,
});

type TypedHours = z.infer<typeof Hours>;

/** Days and times belong together; without any, the hours become unset. */
function belongTogether({ days, from, until }: TypedHours, context: z.RefinementCtx): void {
  const at = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
  if (days.length === 0 && from === null && until === null) return;
  if (days.length === 0) at('days', 'Choose the days, or leave the times empty too.');
  if (from === null) at('from', TIME_EXAMPLE);
  if (until === null) at('until', TIME_EXAMPLE);
  if (from !== null && from === until) at('until', 'That leaves no time at all. Choose another end.');
}

export const SetYourHours = Hours.superRefine(belongTogether);

export const SetWorkspaceHours = Hours.extend({ workspaceId: Id, version: SeenVersion }).superRefine(
  belongTogether,
);
