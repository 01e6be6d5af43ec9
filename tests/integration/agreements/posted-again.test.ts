import { beforeAll, describe, expect, it } from 'vitest';
import { createAgreement } from '@/lib/agreements/drafting/drafting.actions';
import { declineAgreement, requestChanges } from '@/lib/agreements/negotiation/answering.actions';
import { getNegotiation } from '@/lib/agreements/negotiation/negotiation.queries';
import { saveAsTemplate } from '@/lib/agreements/own-templates/own-templates.actions';
import { requestAmendment } from '@/lib/agreements/proposing/amending.actions';
import { withdrawAgreement } from '@/lib/agreements/proposing/proposing.actions';
import { giveNotice } from '@/lib/agreements/timing/ending.actions';
import type { FormState } from '@/lib/platform/actions/form-state';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import {
  type AgreementRef,
  eventsOf,
  givenAgreementInForce,
  givenDraft,
  givenPair,
  givenProposed,
  noticeForm,
  type Pair,
  readAs,
  seenBy,
  signs,
  termsTyped,
} from '@/tests/support/agreements';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { proposesWording } from '@/tests/support/negotiation';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

givenDatabaseWithPeople();
let people: People;
beforeAll(async () => {
  people = await givenPeople();
});
let pairs = 0;
const pairAnew = () => givenPair(people, `Adeyemi ${++pairs}`);

const recordedOf = ({ owner }: Pair, ref: AgreementRef) =>
  withActor({ kind: 'user', userId: owner.userId }, async (tx) => ({
    version: (await readAs(owner, ref))?.version,
    chain: (await eventsOf(owner, ref)).length,
    noted: await tx.auditEvent.count({ where: { subjectId: ref.id } }),
    mails: await tx.mail.count({ where: { subjectId: ref.id } }),
  }));

type Act = {
  readonly given: (pair: Pair) => Promise<AgreementRef>;
  readonly by: 'owner' | 'assistant';
  readonly form?: (pair: Pair, ref: AgreementRef) => Promise<Fields>;
  readonly sends: (form: Fields) => Promise<FormState>;
  readonly others: readonly Fields[];
};

const REASON = { reason: 'Saturdays are too much.' };
const OTHER = [{ reason: 'Sundays are too much.' }, { version: 1 }, { version: 9 }];
const ACTS: readonly (readonly [string, Act])[] = [
  [
    'what should be different',
    { given: givenProposed, by: 'assistant', sends: (form) => submit(requestChanges, form), others: OTHER },
  ],
  [
    'a no to an agreement',
    { given: givenProposed, by: 'assistant', sends: (form) => submit(declineAgreement, form), others: OTHER },
  ],
  [
    'an offer that was taken back',
    {
      given: givenProposed,
      by: 'owner',
      sends: (form) => submit(withdrawAgreement, form),
      others: [{ version: 1 }, { version: 9 }],
    },
  ],
  [
    'a wish for other terms',
    {
      given: givenAgreementInForce,
      by: 'assistant',
      sends: (form) => submit(requestAmendment, form),
      others: OTHER,
    },
  ],
  [
    'notice',
    {
      given: givenAgreementInForce,
      by: 'owner',
      sends: (form) => submit(giveNotice, form),
      form: ({ owner }, ref) => noticeForm(owner, ref),
      others: OTHER,
    },
  ],
];

describe('what was done about an agreement, posted again because its answer was lost', () => {
  it.each(ACTS)('%s', async (_, { given, by, form: fill, sends, others }) => {
    const pair = await pairAnew();
    const ref = await given(pair);
    const form = { ...(await seenBy(pair[by], ref)), ...REASON, ...(await fill?.(pair, ref)) };
    const posts = (fields: Fields, person = pair[by]): Promise<FormState> =>
      asPerson(person, () => sends(fields));
    doneOf(await posts(form));
    const recorded = await recordedOf(pair, ref);

    const again = await posts(form);
    const told = [];
    for (const other of others) told.push((await posts({ ...form, ...other })).status);
    const another = await posts(form, pair[by === 'owner' ? 'assistant' : 'owner']);

    expect(again.status).toBe('done');
    expect([...told, another.status]).toEqual([...others, another].map(() => 'refused'));
    expect(await recordedOf(pair, ref)).toEqual(recorded);
  });

  it('a signature, with its name, by either and after both', async () => {
    const pair = await pairAnew();
    const ref = await givenProposed(pair);
    for (const person of [pair.owner, pair.assistant]) {
      doneOf(await signs(person, ref));
      const recorded = await recordedOf(pair, ref);
      expect(doneOf(await signs(person, ref))).toMatchObject({ id: ref.id });
      expect(refusalOf(await signs(person, ref, { signedName: 'R. A.' })).code).not.toBe('bug');
      expect(await recordedOf(pair, ref)).toEqual(recorded);
    }
    expect(doneOf(await signs(pair.owner, ref))).toMatchObject({ party: 'owner' });
  });

  it('other wording for a clause; with other words it is told apart', async () => {
    const pair = await pairAnew();
    const ref = await givenProposed(pair);
    const proposalId = newId();
    const posts = (other: Readonly<Record<string, string>> = {}) =>
      proposesWording(pair.assistant, ref, { proposalId, ...other });
    for (const _ of ['once', 'and where its answer got lost']) doneOf((await posts()).answer);

    const others = [{ body: '{{assistant}} works on Mondays.' }, { reason: 'It suits me better.' }];
    for (const other of others) expect(refusalOf((await posts(other)).answer).code).toBe('sent_before');

    expect((await getNegotiation(pair.owner.userId, ref)).proposals).toHaveLength(1);
  });

  it('a first save; with other words it is told apart', async () => {
    const pair = await pairAnew();
    const form = {
      id: newId(),
      workspaceId: pair.workspace.id,
      engagementId: pair.engagementId,
      templateKey: 'hourly',
      title: 'The shop',
      ...termsTyped(),
    };
    const posts = (other: Fields = {}) =>
      asPerson(pair.owner, () => submit(createAgreement, { ...form, ...other }));
    doneOf(await posts());

    doneOf(await posts());
    const codes = [];
    for (const other of [{ title: 'The shop and the kiln' }, { noticeDays: 31 }])
      codes.push(refusalOf(await posts(other)).code);

    expect(codes).toEqual(['sent_before', 'sent_before']);
  });

  it('a template, new or changed: the same words add no version, another name is told apart', async () => {
    const pair = await pairAnew();
    const ref = await givenDraft(pair);
    const posts = (form: Fields) =>
      asPerson(pair.owner, () => submit(saveAsTemplate, { ...ref, newId: newId(), ...form }));
    const first = { newId: newId(), into: 'new', name: `Of ${pair.engagementId}` };
    for (const _ of [1, 2]) expect(doneOf(await posts(first)).number).toBe(1);

    expect(refusalOf(await posts({ ...first, name: `For ${pair.engagementId}` })).code).toBe('sent_before');
    expect(doneOf(await posts({ into: first.newId })).number).toBe(1);
  });
});
