import { z } from 'zod';
import { prose } from '@/lib/platform/actions/text';
import { Id } from '@/lib/platform/ids';
import { calendarDay } from '@/lib/platform/time/from-outside';

/**
 * `engagementId` is the engagement to pause; `adjustmentId` what both agreed at an evaluation, if that is the reason.
 */
export const PauseWork = z.object({
  workspaceId: Id,
  engagementId: Id,
  pauseId: Id,
  reason: prose('Say why, so that the other side knows.', 1_000),
  backOn: z.union([z.literal(''), calendarDay('Choose a day.')]).default(''),
  adjustmentId: z.union([z.literal(''), Id]).default(''),
});

export const ResumeWork = z.object({ workspaceId: Id, engagementId: Id });
