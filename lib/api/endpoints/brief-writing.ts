import { z } from 'zod';
import { saveBrief } from '@/lib/briefs/editor/editing.actions';
import { AUTONOMY_LEVELS, type Autonomy } from '@/lib/briefs/terms/autonomy.rules';
import { readUsualAutonomy } from '@/lib/briefs/terms/usual-autonomy.queries';
import { notFound } from '@/lib/platform/result';
import { withActor } from '@/lib/platform/tenancy';
import { FOLDS } from '@/lib/platform/time/fold';
import { calendarDay } from '@/lib/platform/time/from-outside';
import { type Call, defineEndpoint } from '../serving/endpoint';
import { performAction } from '../serving/perform-action';
import { Problem } from '../serving/problem';
import { BriefDone, stateOf } from './brief-done';
import { ById, Nothing } from './common-parameters';

const Fold = z
  .enum(FOLDS)
  .optional()
  .describe('Which of the two is meant, when the clocks go back and show that time twice.');

/** A brief as the editor's form states it; what is left out is empty. Its fields have the form's own names. */
const WrittenBrief = z.strictObject({
  engagementId: z.uuid().describe('Who it is for: an `id` from /people.'),
  title: z.string(),
  outcome: z.string().optional(),
  instructions: z.string().optional().describe('Markdown.'),
  givens: z.array(z.string()).optional(),
  deliverables: z.array(z.strictObject({ title: z.string(), criteria: z.array(z.string()) })).optional(),
  autonomy: z
    .enum(AUTONOMY_LEVELS)
    .optional()
    .describe(
      'Left out of a new draft: as much as its assistant is usually left, such as since an evaluation.',
    ),
  asksFirst: z.array(z.string()).optional(),
  budgetHours: z.number().optional(),
  budgetMoney: z.string().optional().describe('As typed, in the agreement’s currency: "120.50".'),
  deadlineDate: calendarDay().optional(),
  deadlineTime: z.string().optional().describe('On the clock in `deadlineZone`: "17:00".'),
  deadlineZone: z
    .string()
    .optional()
    .describe('An IANA name: "Asia/Manila". The clock for every time in the brief.'),
  deadlineFold: Fold,
  windowFromDate: calendarDay().optional().describe('The first day of the window that ends at the deadline.'),
  windowFromTime: z.string().optional(),
  windowFromFold: Fold,
  checkIns: z
    .array(
      z.strictObject({
        date: calendarDay().optional(),
        time: z.string().optional(),
        fold: Fold,
        about: z.string().describe('What both look at then.'),
      }),
    )
    .optional(),
});

type Writing = Pick<Call<unknown, unknown, z.output<typeof WrittenBrief>>, 'token' | 'body'>;
type Seen = { readonly id: string; readonly version: number };

/** The parts of a draft that a call can’t name: they stay as they are. */
type Kept = { readonly attached?: readonly string[]; readonly clearEnough?: string };
/** What a new draft says where a call doesn’t. */
type Usual = { readonly autonomy?: Autonomy };

export const briefWriting = [
  defineEndpoint({
    method: 'POST',
    path: '/briefs',
    scope: 'briefs:write',
    status: 201,
    summary: 'Write a draft of a brief',
    description: 'For a token of a business. A draft only needs a title.',
    params: Nothing,
    query: Nothing,
    body: { name: 'WrittenBrief', schema: WrittenBrief },
    answer: { name: 'BriefDone', schema: BriefDone },
    run: async (call) => save(call, { id: call.freshId, version: 0 }, await usualOf(call)),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/briefs/{id}',
    scope: 'briefs:write',
    status: 200,
    needsMatch: true,
    summary: 'Replace a draft',
    description: 'What is left out is empty then. Files are put in on the page, and stay.',
    params: ById,
    query: Nothing,
    body: { name: 'WrittenBrief', schema: WrittenBrief },
    answer: { name: 'BriefDone', schema: BriefDone },
    async run({ params: { id }, seenVersion, ...call }) {
      return save(call, { id, version: seenVersion ?? 0 }, await keptOf(call.token, id));
    },
  }),
] as const;

async function save({ token, body }: Writing, seen: Seen, kept: Kept | Usual) {
  const { workspaceId } = token;
  if (workspaceId === null) {
    throw new Problem(
      403,
      'not_yours',
      'Only a business’s token can write briefs; this one belongs to an inbox.',
    );
  }
  await performAction(saveBrief, { ...body, ...kept, ...seen, workspaceId, intent: 'save' });
  return stateOf(token, seen.id);
}

/** @returns the autonomy of new work for its assistant, as the editor has it, where a call doesn’t say. */
async function usualOf({ token: { userId, workspaceId }, body }: Writing): Promise<Usual> {
  const { engagementId, autonomy } = body;
  if (workspaceId === null || autonomy !== undefined) return {};
  const usual = await withActor({ kind: 'user', userId }, (tx) =>
    readUsualAutonomy(tx, { workspaceId, engagementId }),
  );
  return { autonomy: usual };
}

/** @returns the parts of a draft that stay when it is replaced. @throws Refused (`not_found`) */
async function keptOf({ userId, workspaceId }: Writing['token'], id: string): Promise<Kept> {
  if (workspaceId === null) return {};
  const draft = await withActor({ kind: 'user', userId }, (tx) =>
    tx.brief.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: { clearEnough: true, files: { select: { fileId: true }, orderBy: { position: 'asc' } } },
    }),
  );
  if (!draft) throw notFound('brief');
  return { attached: draft.files.map(({ fileId }) => fileId), clearEnough: draft.clearEnough.join('\n') };
}
