import { beforeAll, describe, expect, it } from 'vitest';
import { SignPage } from '@/components/evaluations/sign-page';
import { Facts } from '@/lib/evaluations/facts/schema';
import { factGroups } from '@/lib/evaluations/facts/words';
import { getEvaluationPage } from '@/lib/evaluations/page/page.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { markupOf } from '@/tests/support/browser/markup';
import { givenAdjustment, givenCadence, givenGoodRecord, givenRevealed } from '@/tests/support/evaluations';
import { onDay } from '@/tests/support/on-day';
import { givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const DAY = '2027-03-02';

describe('the page on which an evaluation is signed', () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  it('shows all that is in the text: what was counted, what both wrote, and what they change', async () => {
    const pair = await givenCadence(people, 'Read before signing');
    await givenGoodRecord(pair);
    const ref = await onDay(DAY, () => givenRevealed(pair));
    await onDay(DAY, () => givenAdjustment(pair.owner, ref, { what: 'We talk on Mondays.' }));
    const page = await onDay(DAY, () => getEvaluationPage(pair.assistant.userId, ref, null));
    if (!page?.toSign) throw new Error('there is nothing to sign');
    const { document } = page.toSign;

    const html = markupOf(
      <SignPage
        page={page}
        text={page.toSign}
        back={addresses.inboxEvaluation(ref.workspaceId, ref.id)}
        path={addresses.signInboxEvaluation(ref.workspaceId, ref.id)}
        name={pair.assistant.name}
        account={pair.assistant.name}
        isFresh
        now={new Date(`${DAY}T12:00:00Z`)}
      />,
    );

    const words = document.assessments.map(({ overall }) => overall);
    expect(words).toEqual(['It goes well.', 'I like it here.']);
    for (const each of [...words, 'We talk on Mondays.']) expect(html).toContain(each);
    const { period } = Facts.parse(JSON.parse(document.facts ?? ''));
    const names = { assistant: pair.assistant.name, business: pair.workspace.name };
    const [work] = factGroups(names, true);
    const rows = (work?.rows ?? []).filter(({ isRare }) => !isRare);
    expect(rows.length).toBeGreaterThan(2);
    const table = html.replaceAll(/ class="[^"]*"/g, '');
    for (const { name, say } of rows) expect(table).toContain(`${name}</th><td>${say(period)}`);
  });
});
