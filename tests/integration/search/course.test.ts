import { beforeAll, describe, expect, it } from 'vitest';
import { reviseAgreement } from '@/lib/agreements/proposing/proposing.actions';
import { declineChange, requestChange } from '@/lib/briefs/changing/changing.actions';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { requestRevision } from '@/lib/briefs/delivery/reviewing.actions';
import { cancelBrief } from '@/lib/briefs/handing-over/handing-over.actions';
import { raiseRisk } from '@/lib/briefs/risk/risk.actions';
import { newId } from '@/lib/platform/ids';
import { searchInbox } from '@/lib/search/full.queries';
import { givenProposed, proposes, seenBy } from '@/tests/support/agreements';
import {
  type BriefPlace,
  deliveryForm,
  givenBriefAccepted,
  givenRuthAndMaria,
  readBrief,
  seen,
} from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { changeForm } from '@/tests/support/changes';
import { daysFrom } from '@/tests/support/due-days';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { aboutEngagement, says } from '@/tests/support/threads';

describe('what became of something', () => {
  givenDatabaseWithPeople();
  let people: People;
  let place: BriefPlace;
  beforeAll(async () => {
    people = await givenPeople();
    place = await givenRuthAndMaria(people);
  });

  const inInbox = async (person: Person, typed: string, most?: number) =>
    (await searchInbox(person.userId, { typed, kinds: [], after: null, ...(most && { most }) })).found;

  it('is found with its brief: what was at risk, requested, delivered, sent back and called off', async () => {
    const brief = await givenBriefAccepted(place, {
      title: 'The spring leaflet',
      asksFirst: ['Anything about the zinnia print'],
    });
    const about = { workspaceId: brief.workspaceId, id: brief.id };
    const risk = { ...about, riskId: newId(), reason: 'The gladiolus plates are late.' };
    doneOf(await asPerson(place.assistant, () => submit(raiseRisk, risk)));
    const untouched = changeForm(brief);
    const deadlineDate = daysFrom(untouched.deadlineDate, { weeks: 1 });
    const wish = { ...untouched, reason: 'The hyacinth paper is sold out.', deadlineDate };
    doneOf(await asPerson(place.assistant, () => submit(requestChange, wish)));
    const no = { ...about, requestId: wish.requestId, note: 'Take the anemone one.' };
    doneOf(await asPerson(place.owner, () => submit(declineChange, no)));
    const delivery = deliveryForm(brief, 'All but the camellia page.');
    doneOf(await asPerson(place.assistant, () => submit(deliverBrief, delivery)));
    const delivered = await readBrief(place.owner, brief);
    const unmet = {
      criterionId: delivered.deliverables[0]?.criteria[0]?.id,
      isUnmet: 'on',
      reason: 'The freesia is cut off.',
    };
    const review = { ...seen(delivered), deliveryId: delivered.deliveries[0]?.id, note: 'A lupin, too.' };
    doneOf(await asPerson(place.owner, () => submit(requestRevision, { ...review, unmet: [unmet] })));
    const end = { ...seen(await readBrief(place.owner, brief)), reason: 'The dahlia fair is off.' };
    doneOf(await asPerson(place.owner, () => submit(cancelBrief, end)));

    const words = ['zinnia', 'gladiolus', 'hyacinth', 'anemone', 'camellia', 'freesia', 'lupin', 'dahlia'];
    for (const word of words) {
      const found = (await inInbox(place.assistant, word)).filter(({ kind }) => kind === 'brief');
      expect([word, found.map(({ id }) => id)]).toEqual([word, [brief.id]]);
      expect(found[0]?.excerpt.some(({ text, isHit }) => isHit && text.toLowerCase() === word)).toBe(true);
      expect(await inInbox(people.dewi, word)).toEqual([]);
    }
  });

  it('of an agreement takes no place beside its newest version, which is shown as it reads', async () => {
    const { owner, workspace, engagementId, assistant } = people.foreign;
    await says(assistant, aboutEngagement(workspace.id, engagementId), 'Is the notice a working day?');
    const ref = await givenProposed(people.foreign);
    const newest = async () =>
      (await inInbox(assistant, 'notice', 20)).filter(({ kind }) => kind === 'clause').map(({ id }) => id);
    const before = await newest();
    doneOf(await asPerson(owner, async () => submit(reviseAgreement, await seenBy(owner, ref))));
    doneOf(await proposes(owner, ref));

    const after = await newest();

    expect(after).toHaveLength(before.length);
    expect(after).not.toEqual(before);
    const found = await inInbox(assistant, 'notice', after.length + 1);
    expect(found.map(({ kind }) => kind)).toEqual([...after.map(() => 'clause'), 'message']);
    const said = found.map(({ excerpt }) => excerpt.map(({ text }) => text).join('')).join('\n');
    expect(said).toContain('days’ notice');
    expect(said).not.toContain('{{');
  });
});
