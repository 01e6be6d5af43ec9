import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { remindOfAgreement } from '@/lib/agreements/timing/reminding.jobs';
import { planAgreementReminders, type RemindableAgreement } from '@/lib/agreements/timing/reminding.rules';
import { planAutomaticSteps } from '@/lib/agreements/timing/timing';
import type { BriefState } from '@/lib/briefs/rules';
import {
  planAutomaticSteps as keepEvaluationTime,
  remindOfEvaluation,
} from '@/lib/evaluations/reminding.jobs';
import { planEvaluationReminders, type RemindableEvaluation } from '@/lib/evaluations/reminding.rules';
import { remindOfDeadline } from '@/lib/notifications/reminders/jobs';
import { planReminders } from '@/lib/notifications/reminders/rules';
import { cancelReminders, setReminders } from '@/lib/notifications/reminding';
import { cancelWaitingReminders, planWaitingReminders } from '@/lib/time/approval/waiting';
import { remindOfWeek } from '@/lib/time/approval/waiting.jobs';
import { planWaiting, type WaitingWeek } from '@/lib/time/approval/waiting.rules';
import { givenPair, givenProposed, signs } from '@/tests/support/agreements';
import { type BriefPlace, givenBriefSent, givenRuthAndMaria } from '@/tests/support/briefs';
import { givenConnection } from '@/tests/support/connections';
import { givenEvaluation } from '@/tests/support/evaluations';
import { givenPeople, type People } from '@/tests/support/people';
import {
  anySteps,
  BEGIN,
  changing,
  HOUR,
  leavesJustThese,
  liftGuards,
  type Remindable,
  RUNS,
  type Step,
} from '@/tests/support/reminded';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenAgreedBefore, givenHandedIn } from '@/tests/support/time';

const DAY = 24 * HOUR;
const at = (time: number) => new Date(time);
const ahead = (most: number) => fc.integer({ min: 1, max: most });

/**
 * The rules name the reminders that each thing asks for; whatever happens to it, and whether or not a worker is there
 * when a moment comes, exactly those are left in the database, each sent at most once. Payments have none: a late one
 * is shown, and nobody is nudged.
 */
describe('any sequence of deadline changes, acceptances and clock jumps', () => {
  const database = givenDatabaseWithPeople();
  const owner = givenConnection(database, 'owner');
  let people: People;
  let place: BriefPlace;
  beforeAll(async () => {
    people = await givenPeople();
    place = await givenRuthAndMaria(people);
    await liftGuards(owner(), ['briefs', 'agreements', 'timesheets', 'evaluations']);
  });

  const holds = <Facts>(thing: Remindable<Facts>, steps: fc.Arbitrary<readonly Step<Facts>[]>) =>
    fc.assert(
      fc.asyncProperty(steps, (sequence) => leavesJustThese(owner(), thing, sequence)),
      {
        numRuns: RUNS,
        // all its moments pass while no worker is there
        examples: [[[{ does: 'lets time pass', hours: 60 * 24, isWorkerUp: false }]]],
      },
    );

  it('leaves a brief exactly the reminders that the rules name, each sent once at most', async () => {
    type Facts = { readonly state: BriefState; readonly deadlineAt: Date };
    const { workspaceId, id } = await givenBriefSent(place);
    const states = ['accepted', 'in_progress', 'delivered', 'revision', 'approved', 'clarifying'] as const;
    const brief: Remindable<Facts> = {
      workspaceId,
      id,
      column: 'brief_id',
      job: remindOfDeadline,
      begin: { state: 'accepted', deadlineAt: at(BEGIN + 50 * HOUR) },
      write: async (client, { state, deadlineAt }) => {
        await client.query(
          'UPDATE briefs SET state = $2, deadline_at = $3, accepted_at = coalesce(accepted_at, $3) WHERE id = $1',
          [id, state, deadlineAt],
        );
      },
      replan: async (tx, { state }) => {
        const where = { workspaceId_id: { workspaceId, id } };
        const row = await tx.brief.findUniqueOrThrow({ where, include: { checkIns: true } });
        await (state === 'approved' ? cancelReminders(tx, row) : setReminders(tx, row));
      },
      named: (facts, now) => planReminders({ ...facts, checkIns: [] }, now),
    };

    const to = changing<Facts>();
    await holds(
      brief,
      anySteps<Facts>(
        fc.oneof(
          ahead(120).map((hours) => to((now) => ({ deadlineAt: at(now + hours * HOUR) }))),
          fc.constantFrom(...states).map((state) => to(() => ({ state }))),
        ),
        60,
      ),
    );
  });

  it('leaves an agreement exactly those, to each side', async () => {
    const pair = await givenPair(people, 'Adeyemi Ceramics');
    const { workspaceId, id } = await givenProposed(pair);
    await signs(pair.owner, { workspaceId, id });
    const signature = { party: 'owner' as const, signedAt: at(BEGIN) };
    const agreement: Remindable<RemindableAgreement> = {
      workspaceId,
      id,
      column: 'agreement_id',
      job: remindOfAgreement,
      begin: {
        state: 'signed_by_one',
        stateChangedAt: at(BEGIN),
        proposedAt: at(BEGIN),
        respondBy: at(BEGIN + 30 * DAY),
        endsAt: null,
        noticeEndsAt: null,
        signatures: [signature],
      },
      write: async (client, { state, stateChangedAt, proposedAt, respondBy, endsAt, signatures }) => {
        await client.query(
          `UPDATE agreements SET state = $2, respond_by = $3, ends_at = $4, state_changed_at = $6,
             in_force_at = CASE $2::agreement_state WHEN 'in_force' THEN $5::timestamptz END WHERE id = $1`,
          [id, state, respondBy, endsAt, proposedAt, stateChangedAt],
        );
        await client.query('UPDATE agreement_versions SET proposed_at = $2 WHERE agreement_id = $1', [
          id,
          proposedAt,
        ]);
        // somebody who hasn't signed has signed something else
        await client.query(
          `UPDATE agreement_signatures s SET signed_at = coalesce($2, s.signed_at),
             version_id = CASE WHEN $2::timestamptz IS NULL THEN uuidv7() ELSE v.id END
           FROM agreement_versions v WHERE v.agreement_id = $1 AND s.agreement_id = $1`,
          [id, signatures[0]?.signedAt ?? null],
        );
      },
      replan: (tx) => planAutomaticSteps(tx, { workspaceId, id, engagementId: pair.engagementId }),
      named: planAgreementReminders,
    };

    const to = changing<RemindableAgreement>();
    await holds(
      agreement,
      anySteps<RemindableAgreement>(
        fc.oneof(
          ahead(40).map((days) => to((now) => ({ respondBy: at(now + days * DAY) }))),
          ahead(60).map((days) => to((now) => ({ state: 'in_force', endsAt: at(now + days * DAY) }))),
          fc
            .constantFrom('proposed' as const, 'changes_requested' as const, 'declined' as const)
            .map((state) =>
              to((now) => ({ state, stateChangedAt: at(now), proposedAt: at(now), signatures: [] })),
            ),
          fc.constant(
            to((now) => ({ state: 'signed_by_one', signatures: [{ ...signature, signedAt: at(now) }] })),
          ),
        ),
        12 * 24,
      ),
    );
  });

  it('leaves a week of time exactly those, to the owners', async () => {
    const pair = await givenPair(people, 'Adeyemi Tiles');
    await givenAgreedBefore(pair);
    const { workspaceId, id } = await givenHandedIn(pair);
    const sheet = { workspaceId, id, engagementId: pair.engagementId };
    const week: Remindable<WaitingWeek> = {
      workspaceId,
      id,
      column: 'timesheet_id',
      job: remindOfWeek,
      begin: { state: 'submitted', submittedAt: at(BEGIN), countsAsApprovedAt: null },
      write: async (client, { state, submittedAt, countsAsApprovedAt }) => {
        await client.query('UPDATE timesheets SET state = $2 WHERE id = $1', [id, state]);
        await client.query(
          'UPDATE timesheet_submissions SET submitted_at = $2, counts_as_approved_at = $3 WHERE timesheet_id = $1',
          [id, submittedAt, countsAsApprovedAt],
        );
      },
      replan: (tx, facts) =>
        facts.state === 'submitted'
          ? planWaitingReminders(tx, sheet, facts)
          : cancelWaitingReminders(tx, sheet),
      named: planWaiting,
    };

    const to = changing<WaitingWeek>();
    await holds(
      week,
      anySteps<WaitingWeek>(
        fc.oneof(
          fc.option(ahead(10)).map((days) =>
            to((now) => ({
              state: 'submitted',
              submittedAt: at(now),
              countsAsApprovedAt: days === null ? null : at(now + days * DAY),
            })),
          ),
          fc.constantFrom('returned' as const, 'approved' as const).map((state) => to(() => ({ state }))),
        ),
        3 * 24,
      ),
    );
  });

  it('leaves an evaluation exactly those, to each side that hasn’t handed in', async () => {
    const pair = place;
    const { workspaceId, id } = await givenEvaluation(pair);
    const evaluation: Remindable<RemindableEvaluation> = {
      workspaceId,
      id,
      column: 'evaluation_id',
      job: remindOfEvaluation,
      begin: {
        state: 'open',
        openedAt: at(BEGIN),
        dueAt: at(BEGIN + 20 * DAY),
        zone: 'UTC',
        handedIn: [],
        hasEnded: false,
      },
      write: async (client, { state, openedAt, dueAt, zone, handedIn }) => {
        await client.query(
          `UPDATE evaluations SET state = $2, opened_at = $3, due_at = $4, zone = $5,
             owner_submitted_at = $6, assistant_submitted_at = $7 WHERE id = $1`,
          [
            id,
            state,
            openedAt,
            dueAt,
            zone,
            ...(['owner', 'assistant'] as const).map((side) => (handedIn.includes(side) ? openedAt : null)),
          ],
        );
      },
      replan: (tx) => keepEvaluationTime(tx, { workspaceId, id }),
      named: planEvaluationReminders,
    };

    const to = changing<RemindableEvaluation>();
    await holds(
      evaluation,
      anySteps<RemindableEvaluation>(
        fc.oneof(
          ahead(30).map((days) => to((now) => ({ dueAt: at(now + days * DAY) }))),
          fc
            .constantFrom('open' as const, 'revealed' as const, 'done' as const)
            .map((state) => to(() => ({ state }))),
          fc.subarray(['owner', 'assistant'] as const).map((handedIn) => to(() => ({ handedIn }))),
        ),
        6 * 24,
      ),
    );
  });
});
