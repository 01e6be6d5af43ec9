import { beforeAll, describe, expect, it } from 'vitest';
import { appendEvents } from '@/lib/agreements/appending';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { addVersion, readVersion } from '@/lib/agreements/versions';
import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { type AgreementRef, currentVersion, givenAgreementInForce } from '@/tests/support/agreements';
import { givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('what was agreed when something was accepted', () => {
  givenDatabaseWithPeople();
  let people: People;
  let ref: AgreementRef;
  beforeAll(async () => {
    people = await givenPeople();
    const { ruth: owner, maria: assistant, workspace, engagements } = people;
    ref = await givenAgreementInForce({ owner, assistant, workspace, engagementId: engagements.maria });
  });

  it('is the version that held then, even if another has replaced it since', async () => {
    const { ruth, maria } = people;
    const accepted = now();
    const before = await getAgreementPage(maria.userId, ref, accepted);
    await replacedBySecond();

    const then = await getAgreementPage(maria.userId, ref, accepted);
    const today = await getAgreementPage(ruth.userId, ref, new Date(Date.now() + 60 * 60_000));
    const earlier = await getAgreementPage(ruth.userId, ref, new Date('2020-01-01T00:00:00Z'));

    expect(before).toMatchObject({ newestInForce: 1, shown: { number: 1 } });
    expect(then).toMatchObject({ newestInForce: 2, currentNumber: 2, shown: { number: 1 } });
    expect(then?.shown.signatures).toHaveLength(2);
    expect(today?.shown.number).toBe(2);
    // nothing held then: what there is now is better than nothing
    expect(earlier?.shown.number).toBe(2);
  });

  /** A second version, as far as the page is concerned: how it comes into force has its own tests. */
  async function replacedBySecond(): Promise<void> {
    const { workspaceId, id } = ref;
    const first = await currentVersion(people.ruth, ref);
    const engagementId = people.engagements.maria;
    await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
      const content = await readVersion(tx, { workspaceId, versionId: first?.id ?? '' });
      const at = new Date(Date.now() + 60_000);
      const made = { createdById: people.ruth.userId, createdAt: at };
      await addVersion(tx, { workspaceId, engagementId, agreementId: id, number: 2, ...content, ...made });
      await tx.agreement.updateMany({ where: { workspaceId, id }, data: { currentNumber: 2 } });
      const payload = { number: 2, documentHash: 'ab'.repeat(32) };
      await appendEvents(tx, { workspaceId, engagementId, id }, [
        { kind: 'in_force', actorUserId: null, at, payload },
      ]);
    });
  }
});
