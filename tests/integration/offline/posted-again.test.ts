import { beforeAll, describe, expect, it } from 'vitest';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { acceptBrief, declineBrief, startBrief } from '@/lib/briefs/handing-over/accepting.actions';
import { askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { raiseRisk } from '@/lib/briefs/risk/risk.actions';
import type { FormState } from '@/lib/platform/actions/form-state';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import {
  type BriefPlace,
  deliveryForm,
  givenBriefAccepted,
  givenBriefSent,
  givenRuthAndMaria,
  readBrief,
  seen,
} from '@/tests/support/briefs';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

givenDatabaseWithPeople();
let people: People;
let place: BriefPlace;
beforeAll(async () => {
  people = await givenPeople();
  place = await givenRuthAndMaria(people);
});

const auditsOf = (subjectId: string, action: string) =>
  withActor({ kind: 'user', userId: place.owner.userId }, (tx) =>
    tx.auditEvent.count({ where: { subjectId, action } }),
  );

describe('a form posted again under its key', () => {
  it('is answered as done, and nothing is done twice', async () => {
    const brief = await givenBriefSent(place);
    const form = { ...seen(brief), once: newId() };

    const first = await asPerson(place.assistant, () => submit(acceptBrief, form));
    const again = await asPerson(place.assistant, () => submit(acceptBrief, form));

    expect([first.status, again.status]).toEqual(['done', 'done']);
    expect(await auditsOf(brief.id, 'brief.accepted')).toBe(1);
  });

  it('by two at the same moment is done by one, and both are told so', async () => {
    const brief = await givenBriefSent(place);
    const form = { ...seen(brief), once: newId() };

    const answers = await Promise.all(
      [1, 2].map(() => asPerson(place.assistant, () => submit(acceptBrief, form))),
    );

    expect(answers.map(({ status }) => status)).toEqual(['done', 'done']);
    expect(await auditsOf(brief.id, 'brief.accepted')).toBe(1);
  });

  it('is recognised for as long as a device may have kept it, and then forgotten', async () => {
    const { userId } = place.assistant;
    const daysAgo = (days: number) => ({
      userId,
      key: newId(),
      action: 'briefs.accept',
      saidHash: null,
      doneAt: new Date(Date.now() - days * 86_400_000),
    });
    const [known, forgotten] = [daysAgo(59), daysAgo(61)];
    const asMaria = { kind: 'user', userId } as const;
    await withActor(asMaria, (tx) => tx.actionReceipt.createMany({ data: [known, forgotten] }));
    const brief = await givenBriefSent(place);

    doneOf(await asPerson(place.assistant, () => submit(acceptBrief, { ...seen(brief), once: newId() })));

    const kept = await withActor(asMaria, (tx) =>
      tx.actionReceipt.findMany({ where: { key: { in: [known.key, forgotten.key] } } }),
    );
    expect(kept.map(({ key }) => key)).toEqual([known.key]);
  });

  it("whose files were already stored isn't stored again", async () => {
    const brief = await givenBriefAccepted(place);
    const form = { ...deliveryForm(brief), once: newId() };

    await asPerson(place.assistant, () => submit(deliverBrief, form));
    const again = await asPerson(place.assistant, () => submit(deliverBrief, form));

    expect(again.status).toBe('done');
    expect((await readBrief(place.owner, brief)).deliveries).toHaveLength(1);
  });

  it.each<[string, () => Promise<Posted>]>([
    ['a question', askedOnce],
    ['a risk', riskRaisedOnce],
    ['a reason to decline', declinedOnce],
    ['a delivery', deliveredOnce],
    ['a delivered file', fileDeliveredOnce],
  ])('with other words is refused and says what stands: %s', async (_, given) => {
    const { brief, sends, form, other } = await given();
    const post = (fields: Fields) => asPerson(place.assistant, () => sends(fields));
    expect((await post(form)).status).toBe('done');
    const stands = await readBrief(place.owner, brief);

    const changed = refusalOf(await post({ ...form, ...other }));

    expect(changed.code).toBe('sent_before');
    expect(changed.message).toMatch(/(earlier|already) .+ what you typed is still here/);
    expect(changed.values).toMatchObject({ once: [form.once] });
    expect((await post(form)).status).toBe('done');
    expect(await readBrief(place.owner, brief)).toEqual(stands);
  });

  it('by another action, or about another thing, isn’t the same', async () => {
    const [brief, other] = [await givenBriefSent(place), await givenBriefSent(place)];
    const once = newId();
    const post = (action: typeof acceptBrief | typeof startBrief, of: BriefDocument) =>
      asPerson(place.assistant, () => submit(action, { ...seen(of), once }));
    expect((await post(acceptBrief, brief)).status).toBe('done');

    const answers = [await post(startBrief, brief), await post(acceptBrief, other)];

    expect(answers.map((answer) => refusalOf(answer).code)).toEqual(['sent_before', 'sent_before']);
    expect((await readBrief(place.owner, other)).state).toBe('sent');
  });

  it('from a page that was rendered anew since is answered as done', async () => {
    const brief = await givenBriefSent(place);
    const form = { ...seen(brief), once: newId() };
    const post = (fields: Fields) => asPerson(place.assistant, () => submit(acceptBrief, fields));
    expect((await post(form)).status).toBe('done');

    expect((await post({ ...form, version: brief.version + 1 })).status).toBe('done');
    expect(await auditsOf(brief.id, 'brief.accepted')).toBe(1);
  });

  it('whose first posting predates the hashes of forms is answered as done', async () => {
    const brief = await givenBriefAccepted(place);
    const { userId } = place.assistant;
    const once = newId();
    await withActor({ kind: 'user', userId }, (tx) =>
      tx.actionReceipt.createMany({
        data: { userId, key: once, action: 'briefs.start', doneAt: new Date() },
      }),
    );

    const again = await asPerson(place.assistant, () => submit(startBrief, { ...seen(brief), once }));

    expect(again.status).toBe('done');
    expect((await readBrief(place.owner, brief)).state).toBe('accepted');
  });

  it('after a refusal is judged again', async () => {
    const brief = await givenBriefSent(place);
    const once = newId();

    const early = await asPerson(place.assistant, () =>
      submit(acceptBrief, { ...seen(brief), version: 99, once }),
    );
    const right = await asPerson(place.assistant, () => submit(acceptBrief, { ...seen(brief), once }));

    expect([early.status, right.status]).toEqual(['refused', 'done']);
  });

  it('belongs to somebody else when they use the same key', async () => {
    const brief = await givenBriefSent(place);
    const once = newId();
    await asPerson(place.assistant, () => submit(acceptBrief, { ...seen(brief), once }));

    const stranger = await asPerson(people.dewi, () => submit(acceptBrief, { ...seen(brief), once }));

    expect(stranger).toMatchObject({ status: 'refused', code: 'not_found' });
  });
});

type Posted = {
  readonly brief: BriefDocument;
  readonly sends: (fields: Fields) => Promise<FormState>;
  readonly form: Fields & { readonly once: string };
  /** what is changed in it when it comes again */
  readonly other: Fields;
};

const aboutOf = ({ workspaceId, id }: BriefDocument) => ({ workspaceId, id, once: newId() });

async function askedOnce(): Promise<Posted> {
  const brief = await givenBriefAccepted(place);
  const form = { ...aboutOf(brief), clarificationId: newId(), question: 'Which size?' };
  return {
    brief,
    sends: (fields) => submit(askQuestion, fields),
    form,
    other: { question: 'Which size, and which white?' },
  };
}

async function riskRaisedOnce(): Promise<Posted> {
  const brief = await givenBriefAccepted(place);
  const form = { ...aboutOf(brief), riskId: newId(), reason: 'The lamp broke.' };
  return {
    brief,
    sends: (fields) => submit(raiseRisk, fields),
    form,
    other: { reason: 'The lamp broke, and the shop is shut.' },
  };
}

async function declinedOnce(): Promise<Posted> {
  const brief = await givenBriefSent(place);
  const form = { ...aboutOf(brief), version: brief.version, reason: 'No time.' };
  return {
    brief,
    sends: (fields) => submit(declineBrief, fields),
    form,
    other: { reason: 'No time before May.' },
  };
}

async function deliveredOnce(): Promise<Posted> {
  const brief = await givenBriefAccepted(place);
  const form = { ...deliveryForm(brief), once: newId() };
  return {
    brief,
    sends: (fields) => submit(deliverBrief, fields),
    form,
    other: { note: 'Four are still to come.' },
  };
}

async function fileDeliveredOnce(): Promise<Posted> {
  const brief = await givenBriefAccepted(place);
  const deliverableId = brief.deliverables[0]?.id;
  const item = (...files: readonly string[]) => ({
    items: [{ deliverableId, files: files.map((name) => new File(['number,size'], name)) }],
  });
  const form = { ...aboutOf(brief), ...item('pieces.csv') };
  return {
    brief,
    sends: (fields) => submit(deliverBrief, fields),
    form,
    other: item('pieces.csv', 'more.csv'),
  };
}
