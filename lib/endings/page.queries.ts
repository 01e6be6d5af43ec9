import { z } from 'zod';
import { PAY_TYPES } from '@/lib/agreements/terms/terms.rules';
import { BRIEF_STATES } from '@/lib/briefs/rules';
import { ENGAGEMENT_STATES } from '@/lib/people/engagements/engagement-states.rules';
import { FileCheck } from '@/lib/platform/files/checks';
import { isId } from '@/lib/platform/ids';
import { readAs, type Sql, sql } from '@/lib/platform/tenancy';
import { Access } from './accesses.queries';
import { endingPageStatement } from './page.statement';
import { ENDING_WORDS, type EndingFacts, type EndingParty } from './rules';
import { factsOf } from './states.rules';

const Instant = z.coerce.date();
const Party = z.enum(['owner', 'assistant']);

const Ending = z.object({
  id: z.string(),
  cause: z.enum(['said', 'notice', 'agreement_over']),
  party: Party.nullable(),
  begunAt: Instant,
  reason: z.string(),
  agreementId: z.string().nullable(),
  lastDay: z.iso.date(),
  zone: z.string(),
  endsAt: Instant,
  endedAt: Instant.nullable(),
  sayings: z.array(z.object({ word: z.enum(ENDING_WORDS), party: Party, at: Instant })),
});

const OpenBrief = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(BRIEF_STATES),
  deadlineAt: Instant.nullable(),
  /** what is to become of it; null while that is undecided */
  plan: z.object({ plan: z.enum(['finish', 'call_off', 'hand_on']), note: z.string() }).nullable(),
});
export type BriefToHandBack = z.infer<typeof OpenBrief>;

const HandedFile = z.object({
  id: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  at: Instant,
  /** the one that it came with; null where it came with a message about something else */
  brief: z.object({ id: z.string(), title: z.string() }).nullable(),
  check: FileCheck.nullable(),
});

const Found = z.object({
  workspaceId: z.string(),
  engagementId: z.string(),
  engagementState: z.enum(ENGAGEMENT_STATES),
  endedAt: Instant.nullable(),
  assistant: z.string(),
  /** whether the assistant has an account, and doesn’t work for the business now, such as in a later engagement */
  mayComeAgain: z.boolean(),
  business: z.object({ name: z.string(), slug: z.string(), zone: z.string(), allowsReferences: z.boolean() }),
  ending: Ending.nullable(),
  inForce: z.object({ id: z.string(), endsAt: Instant.nullable(), payType: z.enum(PAY_TYPES) }).nullable(),
  agreements: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      state: z.string(),
      inForceAt: Instant,
      isAmendment: z.boolean(),
    }),
  ),
  briefs: z.array(OpenBrief),
  accesses: z.array(Access),
  files: z.object({ count: z.int(), newest: z.array(HandedFile) }),
  money: z.object({
    /** weeks with time in them that the assistant hasn't closed, and those that wait for an answer */
    openWeeks: z.int(),
    waitingWeeks: z.int(),
    waitingExpenses: z.int(),
    /** entries that an owner disputes, neither conceded nor withdrawn */
    disputedEntries: z.int(),
    owed: z.array(z.object({ currency: z.string(), minor: z.number() })),
    /** what an owner says was sent, and the assistant hasn't confirmed */
    unconfirmed: z.array(z.object({ currency: z.string(), minor: z.number() })),
    /** recorded as sent, and the assistant has said that it didn't arrive */
    notArrived: z.array(z.object({ currency: z.string(), minor: z.number() })),
    /** what is in pay runs, and hasn't been sent to the assistant */
    inRuns: z.array(z.object({ currency: z.string(), minor: z.number() })),
    /** what was paid ahead of work and isn't recovered yet */
    advances: z.array(z.object({ currency: z.string(), minor: z.number() })),
  }),
  /** the newest since the ending was begun, or one that isn't done */
  evaluation: z.object({ id: z.string(), isDone: z.boolean() }).nullable(),
});

/** The ending of an engagement, as its page shows it to either side. */
export type EndingPage = z.infer<typeof Found> & { readonly facts: EndingFacts };

type Reader = { readonly userId: string; readonly side: EndingParty };

/**
 * Reads what two hand back to each other, or kept, for one of them. One statement. After the end, a person still reads
 * what is theirs; row level security hides the rest.
 * @param engagementId left out by an assistant: the current one, or the one that ended last
 * @returns null when it isn't there or isn't theirs.
 */
export async function getEndingPage(
  { userId, side }: Reader,
  workspaceId: string,
  engagementId?: string,
): Promise<EndingPage | null> {
  if (!isId(workspaceId) || (engagementId !== undefined && !isId(engagementId))) return null;
  const which: Sql =
    side === 'owner'
      ? sql`e.workspace_id = ${workspaceId}::uuid AND e.id = ${engagementId}::uuid AND e.workspace_id = ANY ((SELECT app.staff_of())::uuid[])`
      : sql`e.workspace_id = ${workspaceId}::uuid AND e.assistant_user_id = ${userId}::uuid
          AND (${engagementId ?? null}::uuid IS NULL OR e.id = ${engagementId ?? null}::uuid)`;
  const answer = await readAs(userId, endingPageStatement(which));
  if (answer === null) return null;
  const found = Found.parse(answer);
  return { ...found, facts: factsOf({ ...found, hasAgreementInForce: found.inForce !== null }) };
}
