import { beforeAll, describe, expect, it } from 'vitest';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { approveDelivery } from '@/lib/briefs/delivery/reviewing.actions';
import { getLettingGo } from '@/lib/briefs/home/letting-go.queries';
import { answerQuestion, askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import {
  type BriefPlace,
  deliveryForm,
  givenBriefAccepted,
  givenRuthAndMaria,
  readBrief,
  seen,
} from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('letting go', () => {
  givenDatabaseWithPeople();
  let people: People;
  let place: BriefPlace;
  beforeAll(async () => {
    people = await givenPeople();
    place = await givenRuthAndMaria(people);
  });

  const measuresOf = (userId: string, at = now()) => getLettingGo(userId, people.workspace.id, at);

  it('is empty while nothing has been approved', async () => {
    const [month] = await measuresOf(people.ruth.userId);
    expect(month?.now).toMatchObject({ approved: 0, hours: null, interruptions: null, atFirstPercent: null });
  });

  describe('after one brief, asked about once and approved as delivered', () => {
    beforeAll(async () => {
      const ref = await givenBriefAccepted(place, { title: 'Asked about once', budgetHours: '3' });
      const clarificationId = newId();
      const question = { ...seen(ref), clarificationId, question: 'Which white?' };
      doneOf(await asPerson(people.maria, () => submit(askQuestion, question)));
      const answer = { ...seen(ref), clarificationId, answer: 'The warm one.' };
      doneOf(await asPerson(people.ruth, () => submit(answerQuestion, answer)));
      const brief = await readBrief(people.maria, ref);
      doneOf(await asPerson(people.maria, () => submit(deliverBrief, deliveryForm(brief))));
      const delivered = await readBrief(people.ruth, ref);
      const review = { ...seen(delivered), deliveryId: delivered.deliveries.at(-1)?.id, note: '' };
      doneOf(await asPerson(people.ruth, () => submit(approveDelivery, review)));
    });

    it('counts it, its budget and its question, and says how small the sample is', async () => {
      const [month, quarter] = await measuresOf(people.ruth.userId);
      const found = { approved: 1, isSmall: true, hours: 3, interruptions: 1, atFirstPercent: 100 };
      expect(month?.now).toMatchObject(found);
      expect(quarter?.now).toMatchObject(found);
      expect(month?.before).toMatchObject({ approved: 0 });
    });

    it('counts it in the previous period once that has passed', async () => {
      const [month, quarter] = await measuresOf(people.ruth.userId, new Date(now().getTime() + 40 * DAY_MS));
      expect(month).toMatchObject({ now: { approved: 0 }, before: { approved: 1 } });
      expect(quarter?.now).toMatchObject({ approved: 1 });
    });

    it('belongs to the business: nobody else’s people can read it', async () => {
      const [month] = await measuresOf(people.foreign.owner.userId);
      expect(month?.now).toMatchObject({ approved: 0 });
    });
  });
});
