import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { AgreementMissing } from '@/components/briefs/editor/agreement-missing';
import { HandOverForm } from '@/components/playbooks/hand-over-form';
import { type Candidate, getCandidates } from '@/lib/briefs/candidates.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';
import { givenAgreementInForce, givenDraft, givenPair, type Pair } from '@/tests/support/agreements';
import { givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

givenDatabaseWithPeople();
let people: People;
let pair: Pair;
beforeAll(async () => {
  people = await givenPeople();
  pair = await givenPair(people, 'Adeyemi Kilns');
});

const OWNER = 'owner';
const MISSING =
  'have no agreement in force yet. Save this as a draft, and hand it over once both have signed.';

describe('a brief for somebody without an agreement in force', () => {
  it('says what is missing, and leads an owner to where the agreement is begun, and a manager nowhere', async () => {
    const candidate = await chosen();

    const owner = missing(candidate, OWNER);
    const manager = missing(candidate, 'manager');

    expect(owner).toContain(MISSING);
    expect(owner).toContain(`href="${addresses.newAgreement(pair.workspace.slug, pair.engagementId)}"`);
    expect(manager).toContain(MISSING);
    expect(manager).not.toContain('href');
    expect(manager).toContain('An owner writes the agreement.');
  });

  it('leads to the agreement that is begun, and a playbook is only made into a draft', async () => {
    const draft = await givenDraft(pair);
    const candidate = await chosen();

    expect(candidate.agreementBegun).toBe(draft.id);
    expect(missing(candidate, 'manager')).toContain(
      `href="${addresses.agreement(pair.workspace.slug, draft.id)}"`,
    );
    const form = handOverForm(candidate);
    expect(form).toContain(MISSING);
    expect(form).not.toContain('value="send"');
    expect(form).toContain('value="draft"');
  });

  it('says nothing once both have signed', async () => {
    const agreed = await givenPair(people, 'Herrera Prints');
    await givenAgreementInForce(agreed);
    const candidate = await chosen(agreed);

    expect(candidate).toMatchObject({ isAgreed: true, agreementBegun: null });
    expect(missing(candidate, OWNER)).toBe('');
    const form = handOverForm(candidate);
    expect(form).not.toContain(MISSING);
    expect(form).toContain('value="send"');
  });
});

async function chosen({ owner, workspace, engagementId } = pair): Promise<Candidate> {
  const { candidates } = await getCandidates(owner.userId, workspace.id);
  const found = candidates.find(({ id }) => id === engagementId);
  if (!found) throw new Error('somebody whom a brief can be written for');
  return found;
}

function missing(candidate: Candidate, role: 'owner' | 'manager'): string {
  return renderToStaticMarkup(<AgreementMissing chosen={candidate} slug={pair.workspace.slug} role={role} />);
}

function handOverForm(candidate: Candidate): string {
  return renderToStaticMarkup(
    <HandOverForm
      workspaceId={pair.workspace.id}
      slug={pair.workspace.slug}
      role={OWNER}
      id={newId()}
      number={1}
      freshId={newId()}
      candidates={[candidate]}
      holidays={{}}
      usual={{}}
      likely={candidate.id}
      zones={['UTC']}
      zone="UTC"
      now="2026-12-01T12:00:00Z"
    />,
  );
}
