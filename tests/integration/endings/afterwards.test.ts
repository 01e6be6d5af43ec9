import { beforeAll, describe, expect, it } from 'vitest';
import { needsYouRows } from '@/components/home/needs-you-rows';
import { refuseDelivery, requestRevision } from '@/lib/briefs/delivery/reviewing.actions';
import { getHome } from '@/lib/briefs/home/home.queries';
import { listSchedules } from '@/lib/briefs/schedules/queries';
import { pauseSchedule } from '@/lib/briefs/schedules/running.actions';
import { getEndingPage } from '@/lib/endings/page.queries';
import { listPastBusinesses } from '@/lib/endings/past.queries';
import { acceptInvitation } from '@/lib/people/invitations/accepting.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { listBusinesses } from '@/lib/threads/engagement.queries';
import { givenAgreementInForce, givenDraft, givenPair, proposes, signs } from '@/tests/support/agreements';
import { givenBriefAccepted, givenBriefDelivered, readBrief, seen } from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { endingPages, givenEnded } from '@/tests/support/endings';
import { mailsTo } from '@/tests/support/notifications';
import { onDay } from '@/tests/support/on-day';
import { asPerson, givenAssistant, givenInvitation, givenPeople, type People } from '@/tests/support/people';
import { givenSchedule, recordOf } from '@/tests/support/schedules';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenRawSql } from '@/tests/support/servers/raw-sql';

describe('work that has ended', () => {
  const { objectionTo } = givenRawSql(givenDatabaseWithPeople());
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const pairOf = (name: string) => givenPair(people, name);

  it('calls off what was begun, and tells both what is owed for it: the assistant can’t open the brief any more', async () => {
    const pair = await pairOf('Work begun');
    const { owner, assistant } = pair;
    const fixed = {
      templateKey: 'fixed',
      payType: 'fixed',
      cap: '',
      disputeDays: '',
      startsOn: '2027-03-01',
    } as const;
    await onDay('2027-03-01', () => givenAgreementInForce(pair, fixed));
    const brief = await onDay('2027-03-02', () =>
      givenBriefAccepted(pair, { deadlineDate: '2027-03-19', budgetHours: '' }),
    );
    expect(await endingPages(pair).assistant()).toMatchObject({ inForce: { payType: 'fixed' } });

    await onDay('2027-03-04', () => givenEnded(pair));

    const { ending } = (await readBrief(owner, brief)) ?? {};
    expect(ending?.owed).toMatch(/Work begun can still add an amount to the statement/);
    expect(ending?.owed).not.toMatch(/conversation/);
    for (const person of [owner, assistant]) {
      const [told] = (await mailsTo(person)).filter(({ kind }) => kind === 'ending.ended');
      expect(told?.text.replaceAll('\n', ' ')).toContain(
        `Called off with it: “${brief.title}”. ${ending?.owed}`,
      );
    }
  });

  it('ends what recurs, running or paused: neither says any more that it will hand something over', async () => {
    const pair = await pairOf('Work that recurred');
    await onDay('2027-03-01', () => givenAgreementInForce(pair, { startsOn: '2027-03-01' }));
    const running = await givenSchedule(pair, { startsOn: '2027-03-08' });
    const paused = await givenSchedule(pair, { startsOn: '2027-03-08' });
    const pause = { ...paused.ref, version: 1 };
    doneOf(await onDay('2027-03-02', () => asPerson(pair.owner, () => submit(pauseSchedule, pause))));
    expect(await recordOf(pair, running.ref)).toEqual(['2027-03-08 planned']);

    await onDay('2027-03-04', () => givenEnded(pair));

    const listed = await listSchedules(pair.owner.userId, pair.workspace.id);
    expect(listed.map(({ state, nextAt }) => [state, nextAt])).toEqual([
      ['ended', null],
      ['ended', null],
    ]);
    expect(await recordOf(pair, running.ref)).toEqual([]);
  });

  it('leaves what was delivered before its end to be accepted, or refused with a reason and with what is owed', async () => {
    const pair = await pairOf('Last delivery');
    const { owner, assistant, workspace, engagementId } = pair;
    await onDay('2027-03-01', () => givenAgreementInForce(pair, { startsOn: '2027-03-01' }));
    const brief = await onDay('2027-03-02', () => givenBriefDelivered(pair, { deadlineDate: '2027-03-19' }));
    const criterionId = brief.deliverables[0]?.criteria[0]?.id;
    const form = {
      ...seen(brief),
      deliveryId: brief.deliveries[0]?.id,
      note: '',
      unmet: [{ criterionId, isUnmet: 'on', reason: 'Three are grey.' }],
    };
    const refuses = () => asPerson(owner, () => submit(refuseDelivery, form));
    expect(refusalOf(await onDay('2027-03-03', refuses)).code).toBe('not_ended');
    const early = `INSERT INTO reviews (workspace_id, id, engagement_id, brief_id, delivery_id, outcome, note, delivery_hash,
      reviewed_by_id, reviewed_at) VALUES ($1, gen_random_uuid(), $2, $3, $4, 'refused', '', 'x', $5, now())`;
    const tried = [early, workspace.id, engagementId, brief.id, form.deliveryId, owner.userId] as const;
    expect(await objectionTo(owner, tried)).toMatch(/only once the work of the two has ended/);

    await onDay('2027-03-04', () => givenEnded(pair));
    const sentBack = await onDay('2027-03-05', () => asPerson(owner, () => submit(requestRevision, form)));
    expect(refusalOf(sentBack).code).toBe('ended');
    doneOf(await onDay('2027-03-05', refuses));

    expect(await readBrief(owner, brief)).toMatchObject({
      state: 'cancelled',
      ending: { kind: 'refused', reason: 'Three are grey.', owed: expect.stringMatching(/accepted or not/) },
      deliveries: [{ review: { outcome: 'refused', unmet: [{ criterionId, reason: 'Three are grey.' }] } }],
    });
    const [told] = (await mailsTo(assistant)).filter(({ kind }) => kind === 'brief.refused');
    expect(told?.text).toMatch(/Three are grey\.[\s\S]*accepted or not/);
    expect(told?.text).toContain(`/inbox/earnings/${workspace.id}/${engagementId}`);
    const notifications = await withActor({ kind: 'user', userId: assistant.userId }, (tx) =>
      tx.notification.findMany({ where: { engagementId, kind: 'brief.refused' } }),
    );
    expect(notifications).toMatchObject([{ subject: 'statement', subjectId: engagementId }]);
    const bare = `INSERT INTO brief_endings (workspace_id, id, engagement_id, brief_id, kind, reason, owed, ended_by_id, ended_at)
      VALUES ($1, gen_random_uuid(), $2, $3, 'refused', 'So.', 'Nothing.', $4, now())`;
    const other = await onDay('2027-03-02', () => pairOf('Another'));
    const open = await onDay('2027-03-02', async () => {
      await givenAgreementInForce(other, { startsOn: '2027-03-01' });
      return givenBriefDelivered(other, { deadlineDate: '2027-03-19' });
    });
    const alone = [bare, other.workspace.id, other.engagementId, open.id, other.owner.userId] as const;
    expect(await objectionTo(other.owner, alone)).toMatch(/names what is not met/);
  });

  it('begins anew for somebody who is invited again, and keeps what was before', async () => {
    const pair = await pairOf('Adeyemi again');
    const { owner, assistant, workspace } = pair;
    await givenAgreementInForce(pair);
    await givenBriefAccepted(pair);
    await givenEnded(pair);
    const mayComeAgain = async () => {
      const page = await getEndingPage(
        { userId: owner.userId, side: 'owner' },
        workspace.id,
        pair.engagementId,
      );
      return page?.mayComeAgain;
    };
    expect(await mayComeAgain()).toBe(true);

    const again = { ...pair, engagementId: await givenAssistant(owner, workspace, assistant) };
    expect(await mayComeAgain()).toBe(false);
    const needsThem = async () => {
      const home = await getHome({ userId: owner.userId, role: 'owner' }, workspace.id, now());
      return needsYouRows(home, { slug: workspace.slug, zone: 'UTC', now: now() });
    };
    expect(await needsThem()).toMatchObject([
      {
        href: addresses.assistant(workspace.slug, again.engagementId),
        states: [{ words: 'Agreement is next' }],
      },
    ]);
    const draft = await givenDraft(again);
    expect(await needsThem()).toMatchObject([
      { href: addresses.editAgreement(workspace.slug, draft.id), states: [{ words: 'To propose' }] },
    ]);
    doneOf(await proposes(owner, draft));
    doneOf(await signs(owner, draft));
    expect(await needsThem()).toEqual([]);
    doneOf(await signs(assistant, draft));
    await givenBriefAccepted(again);

    expect(again.engagementId).not.toBe(pair.engagementId);
    expect(await listBusinesses(assistant.userId, workspace.id)).toMatchObject([
      { engagementId: again.engagementId },
    ]);
    expect(await listPastBusinesses(assistant.userId)).toContainEqual(
      expect.objectContaining({ workspaceId: workspace.id, engagementId: pair.engagementId }),
    );
    const reader = { userId: assistant.userId, side: 'assistant' } as const;
    expect(await getEndingPage(reader, workspace.id)).toMatchObject({ engagementId: again.engagementId });
    expect(await getEndingPage(reader, workspace.id, pair.engagementId)).toMatchObject({
      engagementId: pair.engagementId,
      engagementState: 'ended',
      agreements: [{ state: 'terminated' }],
    });

    // nobody is engaged twice at a time
    const { token } = await givenInvitation(owner, workspace, {
      name: 'Maria',
      email: 'maria@second.example',
    });
    const twice = await asPerson(assistant, () => submit(acceptInvitation, { token }));
    expect(refusalOf(twice).code).toBe('already_here');
  });
});
