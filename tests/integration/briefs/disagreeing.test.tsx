import { beforeAll, describe, expect, it } from 'vitest';
import { BriefEnding } from '@/components/briefs/brief-notices';
import { SentBackOften } from '@/components/briefs/disagreeing';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { requestRevision } from '@/lib/briefs/delivery/reviewing.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { cancelBrief, withdrawBrief } from '@/lib/briefs/handing-over/handing-over.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { addressesFor } from '@/lib/platform/addresses/addresses-for';
import {
  type BriefPlace,
  deliveryForm,
  givenBriefAccepted,
  givenBriefDelivered,
  givenBriefSent,
  givenRuthAndMaria,
  readBrief,
  seen,
} from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { markupOf } from '@/tests/support/browser/markup';
import { asPerson, givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const shown = { zone: 'UTC', now: new Date('2027-03-02T12:00:00Z') };
const SIDES = ['owner', 'assistant'] as const;
const ONLY = 'Only what this brief asks for counts as not met.';

describe('a brief that the two see differently', () => {
  givenDatabaseWithPeople();
  let place: BriefPlace;
  beforeAll(async () => {
    place = await givenRuthAndMaria(await givenPeople());
  });

  const sendsBack = async (brief: BriefDocument) => {
    const [criterion] = brief.deliverables[0]?.criteria ?? [];
    const form = {
      ...seen(brief),
      deliveryId: brief.deliveries.at(-1)?.id,
      unmet: [{ criterionId: criterion?.id, isUnmet: true, reason: 'Three are grey.' }],
      note: '',
    };
    doneOf(await asPerson(place.owner, () => submit(requestRevision, form)));
    return readBrief(place.owner, brief);
  };
  const delivers = async (brief: BriefDocument) => {
    doneOf(await asPerson(place.assistant, () => submit(deliverBrief, deliveryForm(brief))));
    return readBrief(place.owner, brief);
  };
  /** @returns whether it leads a side to the clause about disagreeing, in the agreement as both accepted the work under. */
  const leadsToClause = (html: string, side: (typeof SIDES)[number], { agreementId }: BriefDocument) => {
    const { slug, id: workspaceId } = place.workspace;
    const page = addressesFor({ side, slug, workspaceId }).agreement(agreementId ?? '');
    return new RegExp(`href="${page}[^"]*#clause-disputes"`).test(html);
  };
  const often = (brief: BriefDocument, side: (typeof SIDES)[number]) =>
    markupOf(<SentBackOften brief={brief} side={side} mayAsk={brief.state === 'revision'} />);

  it('once it was sent back twice, says to both what counts and what they agreed on for that', async () => {
    const once = await sendsBack(await givenBriefDelivered(place));
    const twice = await sendsBack(await delivers(once));
    const again = await delivers(twice);

    for (const side of SIDES) {
      expect(often(once, side)).toBe('');
      expect(often(twice, side)).toContain(`It was sent back twice`);
      expect(often(twice, side)).toContain(ONLY);
      expect(often(twice, side)).toContain('href="#change"');
      expect(often(again, side)).not.toContain('#change');
      expect(often(twice, side)).toContain('#clause-evaluation');
      expect(leadsToClause(often(twice, side), side, twice)).toBe(true);
    }
    expect(often(twice, 'assistant')).toContain('ask for other terms before you go on');
    expect(often(again, 'owner')).toContain('What you need besides is a brief of its own.');
    expect(often(again, 'assistant')).toBe('');
    expect(often(await sendsBack(again), 'owner')).toContain('It was sent back 3 times');
  });

  it('called off after it was accepted, says what is owed, and where whoever disagrees goes on', async () => {
    const accepted = await givenBriefAccepted(place);
    const form = { ...seen(accepted), reason: 'The catalogue is not printed.' };
    doneOf(await asPerson(place.owner, () => submit(cancelBrief, form)));
    const cancelled = await readBrief(place.owner, accepted);
    const time = addresses.inboxTime(place.engagementId);

    for (const side of SIDES) {
      const html = markupOf(<BriefEnding brief={cancelled} side={side} {...shown} />);
      expect(html).toContain('the time that Maria Santos has worked on this until now is owed');
      expect(html).toContain('href="#conversation"');
      expect(html.includes(`href="${time}"`)).toBe(side === 'assistant');
      expect(leadsToClause(html, side, cancelled)).toBe(true);
    }
  });

  it('called off where each brief has a price, leads an owner to where a part of it is paid', async () => {
    const accepted = await givenBriefAccepted(place);
    const form = { ...seen(accepted), reason: 'The catalogue is not printed.' };
    doneOf(await asPerson(place.owner, () => submit(cancelBrief, form)));
    const hourly = await readBrief(place.owner, accepted);
    const fixed: BriefDocument = {
      ...hourly,
      agreed: hourly.agreed && { ...hourly.agreed, payType: 'fixed' },
    };
    const leads = (brief: BriefDocument, side: (typeof SIDES)[number], mayPay: boolean) =>
      markupOf(<BriefEnding brief={brief} side={side} mayPay={mayPay} {...shown} />).includes(
        `href="${addresses.statement(place.workspace.slug, place.engagementId)}#add"`,
      );

    expect(leads(fixed, 'owner', true)).toBe(true);
    // a manager doesn't pay; time is owed by itself
    expect(leads(fixed, 'owner', false)).toBe(false);
    expect(leads(fixed, 'assistant', false)).toBe(false);
    expect(leads(hourly, 'owner', true)).toBe(false);
  });

  it('withdrawn before it was accepted, owes nothing, and has nothing to disagree about', async () => {
    const sent = await givenBriefSent(place);
    doneOf(await asPerson(place.owner, () => submit(withdrawBrief, seen(sent))));

    const html = markupOf(<BriefEnding brief={await readBrief(place.owner, sent)} side="owner" {...shown} />);

    expect(html).toContain('withdrew this');
    expect(html).not.toContain('clause-disputes');
  });
});
