import { describe, expect, it } from 'vitest';
import { endWhenOver } from '@/lib/endings/jobs';
import { givenDraft, givenPair } from '@/tests/support/agreements';
import { givenBriefDraft } from '@/tests/support/briefs';
import { endingJobOf, endingOf, givenEnding, writtenAgain } from '@/tests/support/endings';
import { FIRST_TRY } from '@/tests/support/first-try';
import { onDay } from '@/tests/support/on-day';
import { givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenRawSql } from '@/tests/support/servers/raw-sql';
import { NOTHING_NEW } from './nothing-new';

describe('the end of an engagement', () => {
  const { objectionTo } = givenRawSql(givenDatabaseWithPeople());
  it('is enforced by the database, whatever an action would do', async () => {
    const pair = await givenPair(await givenPeople(), 'Held');
    const { owner, assistant, workspace, engagementId } = pair;
    await onDay('2027-03-01', () => givenEnding(pair, { lastDay: '2027-03-04' }));
    await onDay('2027-03-01', () => givenDraft(pair));
    await onDay('2027-03-01', () => givenBriefDraft(pair));
    const { id } = await endingOf(pair);
    const early = `UPDATE engagement_endings SET ended_at = '2027-03-02' WHERE id = $1`;
    expect(await objectionTo(owner, [early, id])).toMatch(/only if both say so/);
    const alone = `UPDATE engagement_endings SET ended_at = '2027-03-09' WHERE id = $1`;
    expect(await objectionTo(owner, [alone, id])).toMatch(/its engagement has not/);
    const proposed = writtenAgain(pair, 'agreements', 'proposed');
    const ended = `UPDATE engagements SET state = 'ended' WHERE id = $1`;
    expect(await objectionTo(owner, proposed, [ended, engagementId], [alone, id])).toMatch(
      /came in while their work ended/,
    );
    const other = `UPDATE engagement_endings SET reason = 'Another' WHERE id = $1`;
    expect(await objectionTo(owner, [other, id])).toMatch(/permission denied/);

    const job = await endingJobOf(pair);
    await onDay('2027-03-05', () => endWhenOver.perform(job, FIRST_TRY));
    const again = `UPDATE engagements SET state = 'active' WHERE id = $1`;
    expect(await objectionTo(owner, [again, engagementId])).toMatch(/stays ended/);
    const noted = `INSERT INTO engagement_accesses (workspace_id, id, engagement_id, name, noted_by_id, noted_at)
      VALUES ($1, gen_random_uuid(), $2, 'Shopify', $3, now())`;
    expect(await objectionTo(owner, [noted, workspace.id, engagementId, owner.userId])).toMatch(/has ended/);
    expect(await objectionTo(assistant, [noted, workspace.id, engagementId, assistant.userId])).toMatch(
      /row-level security|has ended/,
    );
    // for such a row nothing else is checked first
    const more = (table: string) => `INSERT INTO ${table} (workspace_id, engagement_id) VALUES ($1, $2)`;
    const objections = NOTHING_NEW.map((table) => [table, 'the work of these two has ended']);
    const heard: (typeof objections)[number][] = [];
    for (const table of NOTHING_NEW)
      heard.push([table, String(await objectionTo(owner, [more(table), workspace.id, engagementId]))]);
    expect(heard).toEqual(objections);
    // here it is checked first whose answer it is
    const letsGo =
      'INSERT INTO autonomy_decisions (workspace_id, engagement_id, decided_by_id) VALUES ($1, $2, $3)';
    expect(await objectionTo(owner, [letsGo, workspace.id, engagementId, owner.userId])).toBe(
      'the work of these two has ended',
    );
    expect(await objectionTo(owner, writtenAgain(pair, 'agreements', 'proposed'))).toBe(
      'the work of these two has ended',
    );
    expect(await objectionTo(owner, writtenAgain(pair, 'briefs', 'sent'))).toBe(
      'the work of these two has ended',
    );
  });
});
