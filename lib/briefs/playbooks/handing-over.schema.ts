import { z } from 'zod';
import { SeenNumber } from '@/lib/platform/actions/seen-version';
import { MOST_AT_ONCE, TOO_MANY_AT_ONCE } from '@/lib/platform/actions/ticked';
import { Id, idOr } from '@/lib/platform/ids';
import { FOLDS } from '@/lib/platform/time/fold';

const Deadline = {
  deadlineDate: z.string().trim().max(20).default(''),
  deadlineTime: z.string().trim().max(20).default(''),
  deadlineZone: z.string().trim().max(60).default(''),
  deadlineFold: z.enum(FOLDS).optional(),
  /** remarks about the deadline have already been shown */
  anyway: z.literal('on').optional(),
};

const OfPlaybook = {
  workspaceId: Id,
  /** the playbook */
  id: Id,
  /** the version that the person saw */
  number: SeenNumber,
};

/** One brief from a playbook: who, and by when. */
export const HandOverPlaybook = z.object({
  ...OfPlaybook,
  /** made once per form: posted twice, it is still one brief */
  briefId: Id,
  engagementId: idOr('Choose who this is for.'),
  ...Deadline,
  intent: z.enum(['send', 'draft']).default('send'),
});

/** Several briefs from a playbook. A row without an assistant is ignored. */
export const HandOverToMany = z.object({
  ...OfPlaybook,
  rows: z
    .array(
      z
        .object({ briefId: Id, engagementId: z.union([Id, z.literal('')]).default(''), ...Deadline })
        .optional(),
    )
    .max(MOST_AT_ONCE, TOO_MANY_AT_ONCE)
    .optional()
    .transform((rows) =>
      (rows ?? []).flatMap((row) => (row === undefined || row.engagementId === '' ? [] : [row])),
    ),
  addRow: z.string().max(60).optional(),
});

/** One row, as both forms say it. */
export type AskedBrief = Pick<
  z.output<typeof HandOverPlaybook>,
  'briefId' | 'engagementId' | 'deadlineDate' | 'deadlineTime' | 'deadlineZone' | 'deadlineFold' | 'anyway'
>;
