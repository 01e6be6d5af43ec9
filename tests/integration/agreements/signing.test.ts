import { beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '@/lib/agreements/chain';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { sha256 } from '@/lib/platform/record/canonical';
import { withActor } from '@/lib/platform/tenancy';
import { type AgreementRef, givenNewPair, givenProposed, readAs, signs } from '@/tests/support/agreements';
import { doneOf, refusalOf } from '@/tests/support/browser/forms';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const DRAWN = 'M10 100L60 40L110 100M130 60L130 60';

describe('signing an agreement', () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  const givenPair = () => givenNewPair(people, { name: 'Joy Reyes' });

  function recordOf({ workspaceId, id }: AgreementRef) {
    return withActor({ kind: 'workspace', workspaceId }, async (tx) => ({
      signatures: await tx.agreementSignature.findMany({ where: { agreementId: id } }),
      events: await tx.agreementEvent.findMany({ where: { agreementId: id }, orderBy: { sequence: 'asc' } }),
    }));
  }

  it('keeps a drawn signature as its strokes, and their hash in the chain', async () => {
    const pair = await givenPair();
    const ref = await givenProposed(pair);

    doneOf(await signs(pair.assistant, ref, { drawn: DRAWN }));

    const { signatures, events } = await recordOf(ref);
    const page = await asPerson(pair.owner, () => getAgreementPage(pair.owner.userId, ref));
    const signed = events.find(({ kind }) => kind === 'signed');
    expect(signatures).toMatchObject([{ drawn: DRAWN, signedName: 'Joy Reyes', kind: 'signature' }]);
    expect(JSON.parse(signed?.payload ?? '{}')).toMatchObject({ drawnHash: sha256(DRAWN) });
    expect(page?.shown.signatures).toMatchObject([{ drawn: DRAWN }]);
    expect(verifyChain(ref.id, events)).toEqual({ sound: true });
  });

  it("keeps the account's name beside a typed name, in the chain and on the page too", async () => {
    const pair = await givenPair();
    const ref = await givenProposed(pair);

    doneOf(await signs(pair.assistant, ref, { signedName: 'Dewi Lestari' }));

    const { signatures, events } = await recordOf(ref);
    const page = await asPerson(pair.owner, () => getAgreementPage(pair.owner.userId, ref));
    const signed = events.find(({ kind }) => kind === 'signed');
    const both = { signedName: 'Dewi Lestari', accountName: 'Joy Reyes' };
    expect(signatures).toMatchObject([both]);
    expect(JSON.parse(signed?.payload ?? '{}')).toMatchObject(both);
    expect(page?.shown.signatures).toMatchObject([both]);
  });

  it('needs no drawing: the typed name is the signature', async () => {
    const pair = await givenPair();
    const ref = await givenProposed(pair);

    doneOf(await signs(pair.assistant, ref, { drawn: '' }));

    expect((await recordOf(ref)).signatures).toMatchObject([{ drawn: null }]);
  });

  it.each([
    ['is no path', 'M1 2"/><script>alert(1)</script>'],
    ['leaves its box', 'M900 2L3 4'],
    ['is longer than a signature', `M1 2${'L3 4'.repeat(5_000)}`],
  ])('accepts no drawing that %s, and keeps what was typed', async (_what, drawn) => {
    const pair = await givenPair();
    const ref = await givenProposed(pair);

    const refusal = refusalOf(await signs(pair.assistant, ref, { drawn }));

    expect(refusal.fieldErrors.drawn).toContain('can’t be read');
    expect(refusal.values.signedName).toEqual(['Joy Reyes']);
    expect((await recordOf(ref)).signatures).toEqual([]);
  });

  it('asks for a fresh sign-in, and gives back the name and the drawing', async () => {
    const pair = await givenPair();
    const ref = await givenProposed(pair);
    const hoursAgo = { ...pair.assistant, authenticatedAt: new Date(Date.now() - 3 * 60 * 60_000) };

    const refusal = refusalOf(await signs(hoursAgo, ref, { drawn: DRAWN }));

    expect(refusal.code).toBe('sign_in_again');
    expect(refusal.values).toMatchObject({ signedName: ['Joy Reyes'], drawn: [DRAWN] });
  });

  it('leaves one signature per side when fifty try at once', async () => {
    const pair = await givenPair();
    const ref = await givenProposed(pair);
    const fifty = Array.from({ length: 50 }, (_, at) => (at % 2 === 0 ? pair.owner : pair.assistant));

    const answers = await Promise.all(fifty.map((person) => signs(person, ref)));

    const { signatures, events } = await recordOf(ref);
    const kinds = events.map(({ kind }) => kind);
    // somebody who comes later finds their own signature there, and is told that it is done
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['done']));
    expect(signatures.map(({ party }) => party).sort()).toEqual(['assistant', 'owner']);
    expect(kinds.filter((kind) => kind === 'signed')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'in_force')).toHaveLength(1);
    expect((await readAs(pair.owner, ref))?.state).toBe('in_force');
    expect(verifyChain(ref.id, events)).toEqual({ sound: true });
  });
});
