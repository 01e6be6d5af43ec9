import { beforeAll, describe, expect, it } from 'vitest';
import { atRiskRows } from '@/components/home/at-risk-rows';
import { needsYouRows } from '@/components/home/needs-you-rows';
import { requestChanges } from '@/lib/agreements/negotiation/answering.actions';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { declineBrief } from '@/lib/briefs/handing-over/accepting.actions';
import { getHome } from '@/lib/briefs/home/home.queries';
import { MOST_SHOWN } from '@/lib/briefs/home/home.rules';
import { askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { raiseRisk } from '@/lib/briefs/risk/risk.actions';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { givenAgreementInForce, givenPair, givenProposed, seenBy, signs } from '@/tests/support/agreements';
import {
  type BriefPlace,
  deliveryForm,
  givenBriefAccepted,
  givenBriefDelivered,
  givenBriefDraft,
  givenBriefSent,
  givenRuthAndMaria,
  readBrief,
  seen,
} from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenChangeAsked } from '@/tests/support/changes';
import { accepts } from '@/tests/support/invitations';
import { declinesWording, givenProposedWording } from '@/tests/support/negotiation';
import { givenDay } from '@/tests/support/on-day';
import {
  asPerson,
  givenInvitation,
  givenPeople,
  givenWorkspace,
  type People,
  type Person,
} from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('the owner’s home', () => {
  givenDay('2026-11-30');
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const homeOf = (person: Person, role: 'owner' | 'manager' = 'owner', at = now()) =>
    getHome({ userId: person.userId, role }, people.workspace.id, at);
  const asMaria = <T>(work: () => Promise<T>) => asPerson(people.maria, work);
  const titlesOf = (briefs: readonly { readonly title: string }[]) => briefs.map(({ title }) => title);

  it('of a business that has no agreement yet says to agree first', async () => {
    expect(await homeOf(people.ruth)).toMatchObject({ needs: 0, inTheirHands: 0, step: 'agree' });
  });

  it('names whom to agree with, unless there are several', async () => {
    const { owner, workspace } = people.foreign;
    const ofOne = await getHome({ userId: owner.userId, role: 'owner' }, workspace.id, now());

    expect(ofOne.toAgree).toMatchObject({ assistant: 'Oluchi Okafor', waitsFor: 'beginning' });
    expect(await homeOf(people.ruth)).toMatchObject({ step: 'agree', toAgree: null });
  });

  it('names whom an owner waits for who has done their part, and what it is', async () => {
    const { ruth, maria } = people;
    const workspace = await givenWorkspace(ruth, { name: 'A second kiln' });
    const home = () => getHome({ userId: ruth.userId, role: 'owner' }, workspace.id, now());
    const { engagementId, token } = await givenInvitation(ruth, workspace, maria);
    const invited = await home();
    doneOf(await accepts(maria, token));
    const joined = await home();
    const proposed = await givenProposed({ owner: ruth, workspace, engagementId });
    await signs(ruth, proposed);
    const signed = await home();
    await givenInvitation(ruth, workspace, people.dewi);
    const ofTwo = await home();

    const who = { engagementId, assistant: maria.name };
    expect(invited.awaited).toEqual({ ...who, agreementId: null, awaited: 'joining' });
    expect(joined).toMatchObject({ awaited: null, toAgree: { waitsFor: 'beginning' } });
    expect(signed).toMatchObject({ step: 'agree', toAgree: null });
    expect(signed.awaited).toEqual({ ...who, agreementId: proposed.id, awaited: 'signature' });
    expect(ofTwo.awaited).toBeNull();
  });

  it('lists first what stops the work, however lately it was asked', async () => {
    const place = await givenPair(people, 'A third kiln');
    await givenAgreementInForce(place);
    for (const [title, isBlocking] of [
      ['Goes on', false],
      ['Stands still', true],
    ] as const) {
      const brief = await givenBriefAccepted(place, { title });
      const question = { ...seen(brief), clarificationId: newId(), question: 'Which white?', isBlocking };
      doneOf(await asMaria(() => submit(askQuestion, question)));
    }

    const { questions } = await getHome(
      { userId: people.ruth.userId, role: 'owner' },
      place.workspace.id,
      now(),
    );

    expect(titlesOf(questions)).toEqual(['Stands still', 'Goes on']);
  });

  it('shows as at risk what isn’t accepted in time while a question is open that blocks nothing', async () => {
    const place = await givenPair(people, 'A fourth kiln');
    await givenAgreementInForce(place);
    const brief = await givenBriefSent(place, { title: 'Asked in passing' });
    const question = {
      ...seen(brief),
      clarificationId: newId(),
      question: 'Which white?',
      isBlocking: false,
    };
    doneOf(await asMaria(() => submit(askQuestion, question)));

    const reader = { userId: people.ruth.userId, role: 'owner' } as const;
    const home = await getHome(reader, place.workspace.id, new Date('2027-03-04T12:00:00Z'));

    expect(home.atRisk).toMatchObject([{ title: 'Asked in passing', riskReason: 'not_accepted' }]);
    expect(home.inTheirHands).toBe(0);
  });

  it('knows each brief that a question stops, however many there are: none is due next, and none hides what is late', async () => {
    const place = await givenPair(people, 'A sixth kiln');
    await givenAgreementInForce(place);
    for (let asked = 0; asked <= MOST_SHOWN; asked += 1) {
      const brief = await givenBriefAccepted(place, { title: 'Stopped', deadlineDate: '2027-01-15' });
      const question = {
        ...seen(brief),
        clarificationId: newId(),
        question: 'Whose logo?',
        isBlocking: true,
      };
      doneOf(await asMaria(() => submit(askQuestion, question)));
    }
    await givenBriefAccepted(place, { title: 'Going on', deadlineDate: '2027-01-18' });

    const reader = { userId: people.ruth.userId, role: 'owner' } as const;
    const home = await getHome(reader, place.workspace.id, now());
    const later = await getHome(reader, place.workspace.id, new Date('2027-01-20T12:00:00Z'));

    expect(titlesOf(home.next)).toEqual(['Going on']);
    expect(later.atRisk.filter(({ riskReason }) => riskReason === 'overdue')).toMatchObject([
      { title: 'Going on' },
    ]);
  });

  it('names as due next what isn’t stopped by a question, and of two risks the one reported last', async () => {
    const place = await givenPair(people, 'A fifth kiln');
    await givenAgreementInForce(place);
    const stopped = await givenBriefAccepted(place, { title: 'Stopped', deadlineDate: '2027-01-15' });
    const question = {
      ...seen(stopped),
      clarificationId: newId(),
      question: 'Whose logo?',
      isBlocking: true,
    };
    doneOf(await asMaria(() => submit(askQuestion, question)));
    const risky = await givenBriefAccepted(place, { title: 'Risky', deadlineDate: '2027-02-01' });
    for (const reason of ['A lid is missing.', 'The kiln is broken.', 'Buyers wait.']) {
      const risk = { ...seen(risky), riskId: newId(), reason };
      doneOf(await asMaria(() => submit(raiseRisk, risk)));
    }

    const reader = { userId: people.ruth.userId, role: 'owner' } as const;
    const home = await getHome(reader, place.workspace.id, now());

    expect(titlesOf(home.next)).toEqual(['Risky']);
    expect(home.inTheirHands).toBe(2);
    expect(home.atRisk).toMatchObject([{ title: 'Risky', riskReason: 'raised', raised: 'Buyers wait.' }]);
  });

  describe('with work handed over', () => {
    let place: BriefPlace;
    beforeAll(async () => {
      place = await givenRuthAndMaria(people);
      const asked = await givenBriefSent(place, { title: 'Asked about' });
      const question = {
        ...seen(asked),
        clarificationId: newId(),
        question: 'Which white?',
        isBlocking: true,
      };
      doneOf(await asMaria(() => submit(askQuestion, question)));
      await givenBriefDelivered(place, { title: 'Delivered' });
      const declined = await givenBriefSent(place, { title: 'Declined' });
      doneOf(await asMaria(() => submit(declineBrief, { ...seen(declined), reason: 'No camera.' })));
      const wanting = await givenBriefAccepted(place, { title: 'Too soon' });
      await givenChangeAsked(place, people.maria, wanting);
      const asking = await givenBriefAccepted(place, { title: 'Asked of Maria' });
      await givenChangeAsked(place, people.ruth, asking);
      const risky = await givenBriefAccepted(place, { title: 'Risky' });
      const risk = { ...seen(risky), riskId: newId(), reason: 'Two pieces are broken.' };
      doneOf(await asMaria(() => submit(raiseRisk, risk)));
      await givenBriefAccepted(place, { title: 'At work', deadlineDate: '2027-02-01' });
      await givenBriefSent(place, { title: 'Waiting' });
      await givenBriefDraft(place, { title: 'A draft' });
    });

    it('lists what needs somebody, what is at risk, and only counts the rest', async () => {
      const home = await homeOf(people.ruth);

      expect(home.questions).toMatchObject([
        { title: 'Asked about', question: 'Which white?', isBlocking: true, assistant: 'Maria Santos' },
      ]);
      expect(home.changes).toMatchObject([
        { title: 'Too soon', reason: 'The photographer has the flu.', assistant: 'Maria Santos' },
      ]);
      expect(titlesOf(home.deliveries)).toEqual(['Delivered']);
      expect(titlesOf(home.declined)).toEqual(['Declined']);
      expect(home.atRisk).toMatchObject([
        { title: 'Risky', riskReason: 'raised', raised: 'Two pieces are broken.' },
      ]);
      expect(home.inTheirHands).toBe(5);
      expect(titlesOf(home.next)[0]).toBe('At work');
      expect(home.step).toBeNull();
    });

    it('shows as at risk what nobody has accepted two days before, and what is overdue', async () => {
      const twoDaysBefore = new Date('2027-03-04T12:00:00Z');

      const home = await homeOf(people.ruth, 'owner', twoDaysBefore);

      const reasons = home.atRisk.map(({ title, riskReason }) => `${title}: ${riskReason}`);
      expect(reasons.sort()).toEqual([
        'Asked about: unanswered',
        'At work: overdue',
        'Risky: raised',
        'Waiting: not_accepted',
      ]);
    });

    it('lists a brief that asks for an answer and is at risk once, with both said in its row', async () => {
      const at = new Date('2027-03-04T12:00:00Z');
      const home = await homeOf(people.ruth, 'owner', at);
      const reader = { slug: people.workspace.slug, zone: 'America/Chicago', now: at };

      const needs = needsYouRows(home, reader);
      const atRisk = atRiskRows(home, reader);

      expect(titlesOf(atRisk).sort()).toEqual(['At work', 'Risky', 'Waiting']);
      const asked = needs.filter(({ title }) => title === 'Asked about');
      expect(asked).toMatchObject([
        {
          detail: expect.stringMatching(
            /^Maria asks: “Which white\?”\nMaria can’t go on\. As agreed, an answer was due /,
          ),
          states: [
            { meaning: 'risk', words: 'Waits for an answer' },
            { meaning: 'needs', words: 'Blocks the work' },
          ],
        },
      ]);
    });

    it('drops a declined brief after a week', async () => {
      const eightDaysOn = new Date(now().getTime() + 8 * 24 * 60 * 60 * 1000);

      expect((await homeOf(people.ruth, 'owner', eightDaysOn)).declined).toEqual([]);
    });

    it('drops a risk with the delivery that settles it', async () => {
      const risky = (await homeOf(people.ruth)).atRisk[0];
      const ref = { workspaceId: place.workspace.id, id: risky?.briefId ?? '' };
      const brief = await readBrief(people.maria, ref);

      doneOf(await asMaria(() => submit(deliverBrief, deliveryForm(brief))));

      const home = await homeOf(people.ruth);
      expect(home.atRisk).toEqual([]);
      expect(titlesOf(home.deliveries)).toContain('Risky');
    });

    it('shows the manager the same, but no agreements: those are the owner’s to sign', async () => {
      const withDewi = {
        owner: people.ruth,
        workspace: people.workspace,
        engagementId: people.engagements.dewi,
      };
      const ref = await givenProposed(withDewi);

      const ofOwner = await homeOf(people.ruth);
      const ofManager = await homeOf(people.tomas, 'manager');

      expect(ofOwner.agreements).toMatchObject([{ waitsFor: 'signature', assistant: 'Dewi Lestari' }]);
      expect(ofManager.agreements).toEqual([]);
      expect(titlesOf(ofManager.questions)).toEqual(titlesOf(ofOwner.questions));

      doneOf(await signs(people.ruth, ref));
      expect((await homeOf(people.ruth)).agreements).toEqual([]);

      const proposal = await givenProposedWording(people.dewi, ref);
      expect((await homeOf(people.ruth)).agreements).toMatchObject([{ waitsFor: 'wording' }]);
      doneOf(await declinesWording(people.ruth, proposal));
      expect((await homeOf(people.ruth)).agreements).toEqual([]);

      const changes = { ...(await seenBy(people.dewi, ref)), reason: 'Please pay weekly.' };
      doneOf(await asPerson(people.dewi, () => submit(requestChanges, changes)));
      expect((await homeOf(people.ruth)).agreements).toMatchObject([{ waitsFor: 'changes' }]);
    });

    it('shows nobody of another business anything', async () => {
      const home = await homeOf(people.foreign.owner);

      expect(home).toMatchObject({ needs: 0, atRisk: [], inTheirHands: 0 });
    });
  });
});
