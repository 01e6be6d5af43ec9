import { beforeAll, describe, expect, it } from 'vitest';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { newId } from '@/lib/platform/ids';
import {
  type BriefPlace,
  givenBriefAccepted,
  givenBriefDraft,
  givenBriefSent,
  givenRuthAndMaria,
} from '@/tests/support/briefs';
import { givenChangeAsked } from '@/tests/support/changes';
import { givenDay } from '@/tests/support/on-day';
import { givenPeople, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { changeOf, FROZEN, givenRawSql, type Step } from '@/tests/support/servers/raw-sql';

describe('a change of terms that was asked for, to raw SQL as the app', () => {
  givenDay('2026-11-30');
  const { app, objectionTo } = givenRawSql(givenDatabaseWithPeople());
  let place: BriefPlace;
  let tomas: Person;
  beforeAll(async () => {
    const people = await givenPeople();
    tomas = people.tomas;
    place = await givenRuthAndMaria(people);
  });

  const answer = (
    asked: { readonly workspaceId: string; readonly requestId: string },
    by: Person,
    outcome: string,
  ): Step => [
    `INSERT INTO change_answers (workspace_id, id, engagement_id, request_id, outcome, note, answered_by_id, answered_at)
     VALUES ($1, $2, $3, $4, $5::change_outcome, 'So be it.', $6, now())`,
    asked.workspaceId,
    newId(),
    place.engagementId,
    asked.requestId,
    outcome,
    by.userId,
  ];
  const asAsked = (asked: { readonly requestId: string }): Step => [
    `UPDATE briefs b SET deadline_at = r.deadline_at, deadline_local = r.deadline_local, deadline_zone = r.deadline_zone
     FROM change_requests r WHERE r.id = $1::uuid AND b.id = r.brief_id`,
    asked.requestId,
  ];

  it('takes effect once the other side has accepted it, in that transaction, and exactly as it was asked', async () => {
    const brief = await givenBriefAccepted(place);
    const asked = await givenChangeAsked(place, place.assistant, brief);
    const yes = answer(asked, place.owner, 'accepted');
    const more = changeOf(brief, `deadline_at = deadline_at + interval '1 hour'`);
    const alsoTitle = changeOf(brief, `title = 'Less'`);

    expect(await objectionTo(place.owner, yes, asAsked(asked))).toBeNull();
    expect(await objectionTo(place.owner, asAsked(asked))).toMatch(FROZEN);
    expect(await objectionTo(place.owner, yes, more)).toMatch(FROZEN);
    expect(await objectionTo(place.owner, yes, asAsked(asked), alsoTitle)).toMatch(FROZEN);
    expect(await objectionTo(place.owner, answer(asked, place.owner, 'declined'), asAsked(asked))).toMatch(
      FROZEN,
    );
  });

  it('isn’t accepted once the brief is no longer worked on', async () => {
    const brief = await givenBriefAccepted(place);
    const asked = await givenChangeAsked(place, place.assistant, brief);
    const over = changeOf(brief, `state = 'delivered'`);

    expect(await objectionTo(place.owner, over, answer(asked, place.owner, 'accepted'))).toMatch(
      /only while it is worked on/,
    );
  });

  it('isn’t accepted without being carried out', async () => {
    const brief = await givenBriefAccepted(place);
    const asked = await givenChangeAsked(place, place.assistant, brief);

    expect(await objectionTo(place.owner, answer(asked, place.owner, 'accepted'))).toMatch(/carried out/);
  });

  it("opens nothing afterwards: yesterday's acceptance lets no change through today", async () => {
    const brief = await givenBriefAccepted(place);
    const asked = await givenChangeAsked(place, place.assistant, brief);
    await app().query('BEGIN');
    await app().query('SELECT app.act_as_user($1)', [place.owner.userId]);
    for (const [sql, ...values] of [answer(asked, place.owner, 'accepted'), asAsked(asked)]) {
      await app().query(sql, values);
    }
    await app().query('COMMIT');
    const back = changeOf(
      brief,
      `deadline_at = deadline_at - interval '4 days', deadline_local = '2027-03-05T17:00'`,
    );

    expect(await objectionTo(place.owner, back)).toMatch(FROZEN);
    expect(await objectionTo(place.owner, asAsked(asked))).toBeNull();
  });

  it("can't be accepted by the side that asked, in somebody else’s name, nor withdrawn by the other", async () => {
    const brief = await givenBriefAccepted(place);
    const asked = await givenChangeAsked(place, tomas, brief);
    const accepted = (by: Person) => answer(asked, by, 'accepted');

    for (const person of [place.owner, tomas]) {
      expect(await objectionTo(person, accepted(person), asAsked(asked))).toMatch(
        /answered by the other side/,
      );
      // signing with the other's name doesn't get round it
      expect(await objectionTo(person, accepted(place.assistant), asAsked(asked))).toMatch(
        /answered by the other side/,
      );
    }
    const withdrawn = answer(asked, place.assistant, 'withdrawn');
    expect(await objectionTo(place.assistant, withdrawn)).toMatch(/withdrawn by its own/);
  });

  it('stays as it was raised, and nothing is slipped into it', async () => {
    const brief = await givenBriefAccepted(place);
    const asked = await givenChangeAsked(place, place.assistant, brief, {
      instructions: 'Use the new drive.',
    });
    const later: Step = [
      `UPDATE change_requests SET deadline_at = deadline_at + interval '1 day', reason = 'More' WHERE id = $1::uuid`,
      asked.requestId,
    ];
    const slipped: Step = [
      `INSERT INTO change_request_parts (workspace_id, id, engagement_id, brief_id, request_id, part, text, position)
       VALUES ($1, $2, $3, $4, $5, 'given', 'And a video of each.', 9)`,
      asked.workspaceId,
      newId(),
      place.engagementId,
      asked.id,
      asked.requestId,
    ];

    expect(await objectionTo(place.assistant, later)).toMatch(/stays as it was raised/);
    expect(await objectionTo(place.assistant, slipped)).toMatch(/whole when it is raised/);
    const gone: Step = ['DELETE FROM change_requests WHERE id = $1::uuid', asked.requestId];
    expect(await objectionTo(place.assistant, gone)).toMatch(/permission denied/);
  });

  it('is raised only about agreed terms, by one of the two sides in their own name', async () => {
    const draft = await givenBriefDraft(place);
    const sent = await givenBriefSent(place);
    const accepted = await givenBriefAccepted(place);
    const raise = (brief: BriefDocument, by: Person, side: string): Step => [
      `INSERT INTO change_requests (workspace_id, id, engagement_id, brief_id, raised_by, raised_by_id, raised_at, reason, kinds)
       VALUES ($1, $2, $3, $4, $5::party, $6, now(), 'Because.', '{budget}')`,
      brief.workspaceId,
      newId(),
      place.engagementId,
      brief.id,
      side,
      by.userId,
    ];

    for (const brief of [draft, sent]) {
      expect(await objectionTo(place.owner, raise(brief, place.owner, 'owner'))).toMatch(
        /terms that are agreed/,
      );
    }
    expect(await objectionTo(place.owner, raise(accepted, place.owner, 'assistant'))).toMatch(
      /one of the two sides/,
    );
    expect(await objectionTo(place.owner, raise(accepted, place.assistant, 'assistant'))).toMatch(
      /one of the two/,
    );
    expect(await objectionTo(place.owner, raise(accepted, place.owner, 'owner'))).toBeNull();
  });
});
