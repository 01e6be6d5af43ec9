import { describe, expect, it } from 'vitest';
import { CLOSED_SHOWN, listClosed } from '@/lib/briefs/inbox/inbox.queries';
import { DEMO_PEOPLE } from '@/lib/people/signing-in/demo';
import type { RowPlace } from '@/lib/platform/paging/row-place';
import { givenAgreementInForce } from '@/tests/support/agreements';
import { givenBriefSent } from '@/tests/support/briefs';
import { onConnection } from '@/tests/support/connections';
import { givenAssistant, givenPerson, givenWorkspace } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/servers/postgres';

describe('the list of what is done', () => {
  const database = givenDatabase();

  it('continues where the page before ended, with nothing twice and nothing left out', async () => {
    const owner = await givenPerson(DEMO_PEOPLE.owner);
    const assistant = await givenPerson(DEMO_PEOPLE.assistant);
    const workspace = await givenWorkspace(owner);
    const engagementId = await givenAssistant(owner, workspace, assistant);
    const place = { owner, assistant, workspace, engagementId };
    await givenAgreementInForce(place);
    const brief = await givenBriefSent(place);
    await copyAsDeclined(brief.id, CLOSED_SHOWN * 2 + 5);

    const first = await listClosed(assistant.userId, null);
    const second = await listClosed(assistant.userId, endOf(first));
    const end = await listClosed(assistant.userId, endOf(second));

    const ids = [...first.slice(0, CLOSED_SHOWN), ...second.slice(0, CLOSED_SHOWN), ...end].map(
      ({ id }) => id,
    );
    expect([first.length, second.length, end.length]).toEqual([CLOSED_SHOWN + 1, CLOSED_SHOWN + 1, 5]);
    expect(new Set(ids).size).toBe(CLOSED_SHOWN * 2 + 5);
  });

  /**
   * Many closed briefs, some of them in the very same millisecond; through the product's own actions it would take
   * minutes.
   */
  async function copyAsDeclined(id: string, count: number): Promise<void> {
    const sql = `INSERT INTO briefs (workspace_id, id, engagement_id, agreement_id, title, outcome, instructions, deadline_at, deadline_local,
         deadline_zone, state, state_changed_at, created_by_id, sent_at, closed_at)
       SELECT workspace_id, gen_random_uuid(), engagement_id, agreement_id, title || n, outcome, instructions, deadline_at, deadline_local,
         deadline_zone, 'declined', date_trunc('hour', now()) - make_interval(secs => n / 4), created_by_id, sent_at, now()
       FROM briefs, generate_series(1, $2) n WHERE id = $1`;
    await onConnection(database().ownerUrl, (owner) => owner.query(sql, [id, count]));
  }
});

function endOf(page: Awaited<ReturnType<typeof listClosed>>): RowPlace | null {
  const last = page[CLOSED_SHOWN - 1];
  return last ? { at: last.closedAt, id: last.id } : null;
}
