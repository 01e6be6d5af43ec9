import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { BriefDeliveries } from '@/components/briefs/brief-deliveries';
import { DeliverForm } from '@/components/inbox/delivering';
import { moveFacts } from '@/components/inbox/move-facts';
import { UnmetFirst } from '@/components/inbox/unmet-first';
import { TakeDeliveryBack } from '@/components/inbox/withdrawing';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { requestRevision } from '@/lib/briefs/delivery/reviewing.actions';
import { takeDeliveryBack } from '@/lib/briefs/delivery/taking-back.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import {
  type BriefPlace,
  deliveryForm,
  givenBriefDelivered,
  givenRuthAndMaria,
  readBrief,
  seen,
} from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const shown = { zone: 'America/Chicago', now: new Date('2027-03-02T12:00:00Z') };

describe('what the pages show of a delivery that was taken back', () => {
  givenDatabaseWithPeople();
  let place: BriefPlace;
  beforeAll(async () => {
    place = await givenRuthAndMaria(await givenPeople());
  });

  const deliveriesOf = (brief: BriefDocument) =>
    renderToStaticMarkup(
      <BriefDeliveries
        brief={brief}
        {...shown}
        afterOpen={(delivery) => <TakeDeliveryBack brief={brief} delivery={delivery} />}
      />,
    );
  const reviewOf = (brief: BriefDocument) => ({ ...seen(brief), deliveryId: brief.deliveries.at(-1)?.id });
  const takesBack = async (brief: BriefDocument) => {
    doneOf(await asPerson(place.assistant, () => submit(takeDeliveryBack, reviewOf(brief))));
    return readBrief(place.assistant, brief);
  };

  it('its form is there while nobody has answered, and then who took it back', async () => {
    const delivered = await givenBriefDelivered(place);
    const before = deliveriesOf(delivered);
    expect(before).toContain('Take the delivery back');
    expect(before).toContain(`name="deliveryId" value="${delivered.deliveries[0]?.id}"`);

    const after = deliveriesOf(await takesBack(delivered));

    expect(after).not.toContain('Take the delivery back');
    expect(after).toContain('Taken back');
    expect(after).toContain(`by ${place.assistant.name}`);
  });

  it('what was written in it is in the form again, and in no other form', async () => {
    const delivered = await givenBriefDelivered(place);
    const said = deliveryForm(delivered);

    const back = await takesBack(delivered);
    const { delivering } = moveFacts(back, ['deliver'], []);

    const form = renderToStaticMarkup(<DeliverForm brief={seen(back)} {...delivering} />);
    expect(form).toContain(`value="${said.items[0]?.link}"`);
    expect(form).toContain(`>${said.note}</textarea>`);
    expect(form).toMatch(/<input[^>]*name="items\[0\]\.criteria\[0\]\.isMet"[^>]*checked/);
    expect(form).toContain('Add the files again');
    expect(delivering.takenBack).toEqual({ note: said.note });
    expect(delivering.deliverables.map((each) => each.said)).toEqual(
      said.items.map(({ note, link }) => ({ note, link })),
    );
    const [criterion] = said.items[0]?.criteria ?? [];
    expect(
      delivering.deliverables[0]?.criteria.map(({ id, saidMet }) => [id === criterion?.criterionId, saidMet]),
    ).toContainEqual([true, criterion?.note]);
    const untouched = moveFacts(delivered, ['deliver'], []).delivering;
    expect(untouched.takenBack).toBeNull();
    expect(untouched.deliverables.map((each) => each.said)).toEqual(
      said.items.map(() => ({ note: '', link: '' })),
    );
    expect(
      untouched.deliverables.flatMap(({ criteria }) => criteria.map(({ saidMet }) => saidMet)),
    ).not.toContain(criterion?.note);
  });

  it('the first to be taken back leaves nothing delivered before', async () => {
    const back = await takesBack(await givenBriefDelivered(place));

    const { delivering } = moveFacts(back, ['deliver'], []);

    expect(delivering.isAgain).toBe(false);
    expect(delivering.deliverables[0]?.criteria.map(({ lastTime }) => lastTime.is)).not.toContain('metSoFar');
  });

  it('what was named before it is still to be met', async () => {
    const first = await givenBriefDelivered(place);
    const criterionId = first.deliverables[0]?.criteria[0]?.id;
    const unmet = [{ criterionId, isUnmet: true, reason: 'Three are grey.' }];
    doneOf(
      await asPerson(place.owner, () => submit(requestRevision, { ...reviewOf(first), note: '', unmet })),
    );
    const revised = await readBrief(place.assistant, first);
    doneOf(await asPerson(place.assistant, () => submit(deliverBrief, deliveryForm(revised))));

    const back = await takesBack(await readBrief(place.assistant, first));

    expect(renderToStaticMarkup(<UnmetFirst brief={back} {...shown} />)).toContain('Three are grey.');
    const { delivering } = moveFacts(back, ['deliver'], []);
    expect(delivering.isAgain).toBe(true);
    expect(delivering.deliverables[0]?.criteria[0]).toMatchObject({
      id: criterionId,
      lastTime: { is: 'unmet' },
    });
  });
});
