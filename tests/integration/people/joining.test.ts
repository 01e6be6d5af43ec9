import { describe, expect, it } from 'vitest';
import { withActor } from '@/lib/platform/tenancy';
import { givenPeople } from '@/tests/support/people';
import { givenDatabase } from '@/tests/support/postgres';

describe('an assistant who joins by an invitation', () => {
  givenDatabase();

  it('becomes the assistant of an engagement in which the agreement is next', async () => {
    const { maria, workspace, engagements } = await givenPeople();

    const engagement = await withActor({ kind: 'user', userId: maria.userId }, (tx) =>
      tx.engagement.findUniqueOrThrow({
        where: { workspaceId_id: { workspaceId: workspace.id, id: engagements.maria } },
      }),
    );

    expect(engagement).toMatchObject({ state: 'onboarding', assistantUserId: maria.userId });
  });
});
