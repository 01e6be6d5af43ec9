import { beforeAll, describe, expect, it } from 'vitest';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { withdrawAgreement } from '@/lib/agreements/proposing/proposing.actions';
import { savePlaybook } from '@/lib/briefs/playbooks/playbooks.actions';
import { getBusiness } from '@/lib/people/business/business.queries';
import { changeWorkspace } from '@/lib/people/business/workspaces.actions';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import {
  givenDraft,
  givenImported,
  givenPair,
  givenProposed,
  type Pair,
  proposes,
  seenBy,
  signs,
} from '@/tests/support/agreements';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { playbookForm, readPlaybook } from '@/tests/support/playbooks';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe("a business's details", () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const there = ({ owner, workspace }: Pair) => getBusiness(owner.userId, workspace.id);
  /** the form as its page shows it now, with its owner's changes */
  const typed = async (pair: Pair, changes: Fields) => {
    const { keepsZone: _, ...shown } = await there(pair);
    return { workspaceId: pair.workspace.id, ...shown, ...changes };
  };
  const post = ({ owner }: Pair, form: Fields) => asPerson(owner, () => submit(changeWorkspace, form));
  const changes = async (pair: Pair, said: Fields) => post(pair, await typed(pair, said));
  const rowOf = ({ workspace: { id } }: Pair) =>
    withActor({ kind: 'workspace', workspaceId: id }, (tx) =>
      tx.workspace.findUniqueOrThrow({ where: { id } }),
    );
  const logOf = ({ workspace: { id: workspaceId } }: Pair) =>
    withActor({ kind: 'workspace', workspaceId }, (tx) =>
      tx.auditEvent.findMany({ where: { workspaceId, action: 'workspace.changed' }, orderBy: { at: 'asc' } }),
    );

  it('are changed by its owner, logged with what they were, and its address stays', async () => {
    const pair = await givenPair(people, 'Adeyemi Ceramics');
    const { timeZone } = await there(pair);

    doneOf(await changes(pair, { name: ' Adeyemi  Kilns ', timeZone: 'Europe/Lisbon', currency: 'EUR' }));

    const after = { name: 'Adeyemi Kilns', timeZone: 'Europe/Lisbon', currency: 'EUR' };
    expect(await rowOf(pair)).toMatchObject({ ...after, slug: pair.workspace.slug });
    const before = { name: 'Adeyemi Ceramics', timeZone, currency: 'USD' };
    expect(await logOf(pair)).toMatchObject([
      { actorUserId: pair.owner.userId, subjectKind: 'workspace', data: { before, after } },
    ]);
  });

  it('entered again are answered as done and nothing happens; from somebody who saw older ones, they are refused with their words kept', async () => {
    const pair = await givenPair(people, 'Said Again');
    const once = newId();
    const form = { ...(await typed(pair, { name: 'Said Once' })), once };
    const other = await typed(pair, { name: 'Said Otherwise' });

    const answers = await Promise.all([post(pair, form), post(pair, form)]);
    answers.push(await post(pair, { ...form, once: newId() }));
    for (const answer of answers) doneOf(answer);
    expect(await logOf(pair)).toHaveLength(1);

    expect(refusalOf(await post(pair, other))).toMatchObject({
      code: 'changed_meanwhile',
      values: { name: ['Said Otherwise'] },
    });
    doneOf(await changes(pair, { name: 'Said Last' }));
    // the first form's answer was lost: it was done, and isn't done again
    doneOf(await post(pair, form));
    expect(await there(pair)).toMatchObject({ name: 'Said Last', version: 3 });
    expect(await logOf(pair)).toHaveLength(2);
  });

  it('changed by two at once, one of them comes second', async () => {
    const pair = await givenPair(people, 'At Once');
    const forms = await Promise.all([typed(pair, { name: 'One' }), typed(pair, { currency: 'EUR' })]);

    const answers = await Promise.all(forms.map((form) => post(pair, form)));

    expect(
      answers.map((answer) => (answer.status === 'refused' ? answer.code : answer.status)).sort(),
    ).toEqual(['changed_meanwhile', 'done']);
    expect(await logOf(pair)).toHaveLength(1);
  });

  it('are in a proposal as they were then, for whoever signs it afterwards', async () => {
    const pair = await givenPair(people, 'Named Before');
    const ref = await givenProposed(pair);
    doneOf(await signs(pair.owner, ref));
    doneOf(await changes(pair, { name: 'Named Since', currency: 'EUR' }));

    doneOf(await signs(pair.assistant, ref));

    expect(await getAgreementPage(pair.assistant.userId, ref)).toMatchObject({
      state: 'in_force',
      workspace: { name: 'Named Since' },
      document: { parties: { business: { name: 'Named Before' } }, terms: { currency: 'USD' } },
    });
  });

  it('may include another clock until an agreement is made on it', async () => {
    const pair = await givenPair(people, 'On Its Clock');
    const movesTo = (timeZone: string) => changes(pair, { timeZone });
    const ref = await givenDraft(pair);
    doneOf(await movesTo('Europe/Lisbon'));

    doneOf(await proposes(pair.owner, ref));
    expect(refusalOf(await movesTo('Asia/Tokyo'))).toMatchObject({ code: 'zone_stays' });
    doneOf(await asPerson(pair.owner, async () => submit(withdrawAgreement, await seenBy(pair.owner, ref))));
    doneOf(await movesTo('Asia/Tokyo'));

    const again = await givenProposed(pair);
    for (const signer of [pair.owner, pair.assistant]) doneOf(await signs(signer, again));
    const refused = refusalOf(await changes(pair, { name: 'Moved', timeZone: 'Europe/Lisbon' }));
    expect(refused).toMatchObject({ code: 'zone_stays', values: { name: ['Moved'] } });
    expect(Object.keys(refused.fieldErrors)).toEqual(['timeZone']);
    expect(await there(pair)).toMatchObject({
      name: 'On Its Clock',
      timeZone: 'Asia/Tokyo',
      keepsZone: true,
    });
  });

  it('get no other clock than that of an agreement proposed at the same moment', async () => {
    const pair = await givenPair(people, 'At Its Moment');
    for (const timeZone of ['Asia/Tokyo', 'Europe/Lisbon', 'Asia/Manila', 'America/Lima']) {
      const ref = await givenDraft(pair);
      const form = await typed(pair, { timeZone });

      const [proposed] = await Promise.all([proposes(pair.owner, ref), post(pair, form)]);

      doneOf(proposed);
      const page = await getAgreementPage(pair.owner.userId, ref);
      expect(page?.document.parties.business.timeZone).toBe((await there(pair)).timeZone);
      doneOf(
        await asPerson(pair.owner, async () => submit(withdrawAgreement, await seenBy(pair.owner, ref))),
      );
    }
  });

  it('keep their clock for an agreement that was signed elsewhere, from when it is offered here', async () => {
    const pair = await givenPair(people, 'Signed Elsewhere');
    await givenImported(pair);

    expect(refusalOf(await changes(pair, { timeZone: 'Asia/Tokyo' })).code).toBe('zone_stays');
  });

  it('leave the price of a playbook in the currency it was entered in', async () => {
    const pair = await givenPair(people, 'Priced');
    const first = playbookForm(pair, { budgetMoney: '120' });
    const saves = (form: Fields) => asPerson(pair.owner, () => submit(savePlaybook, form));
    doneOf(await saves(first));
    doneOf(await changes(pair, { currency: 'JPY' }));

    // the form of the first comes again, and then the next version
    doneOf(await saves(first));
    doneOf(await saves({ ...first, number: 1, versionId: newId(), budgetMoney: '130.50' }));
    const later = playbookForm(pair, { budgetMoney: '1200' });
    doneOf(await saves(later));

    const priceOf = async ({ id }: { readonly id: string }) =>
      (await readPlaybook(pair.owner, { workspaceId: pair.workspace.id, id })).content.budgetMoney;
    expect(await priceOf(first)).toEqual({ minor: 13_050, currency: 'USD' });
    expect(await priceOf(later)).toEqual({ minor: 1_200, currency: 'JPY' });
  });
});
