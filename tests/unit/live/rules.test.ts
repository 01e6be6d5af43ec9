import { describe, expect, it } from 'vitest';
import type { Change } from '@/lib/platform/live/hub';
import { changesAccess, endsSession, mayHear } from '@/lib/platform/live/rules';
import type { ActorAccess } from '@/lib/platform/tenancy';

const change: Change = { workspaceId: 'ceramics', engagementId: 'maria', kind: 'message', id: 'thread' };

const somebody = (standing: Partial<ActorAccess>): ActorAccess => ({
  userId: 'someone',
  memberships: [],
  engagementIds: [],
  pastEngagementIds: [],
  ...standing,
});

describe('who may hear that something changed', () => {
  it.each(['owner', 'manager'] as const)('a workspace’s %s hears of all its engagements', (role) => {
    expect(mayHear(somebody({ memberships: [{ workspaceId: 'ceramics', role }] }), change)).toBe(true);
  });

  it('an assistant hears of their own engagement', () => {
    const memberships = [{ workspaceId: 'ceramics', role: 'assistant' as const }];

    expect(mayHear(somebody({ memberships, engagementIds: ['maria'] }), change)).toBe(true);
  });

  it('an assistant hears nothing of another assistant of the same workspace', () => {
    const memberships = [{ workspaceId: 'ceramics', role: 'assistant' as const }];

    expect(mayHear(somebody({ memberships, engagementIds: ['dewi'] }), change)).toBe(false);
  });

  it.each(['owner', 'manager', 'assistant'] as const)('the %s of another workspace hears nothing', (role) => {
    expect(mayHear(somebody({ memberships: [{ workspaceId: 'bakery', role }] }), change)).toBe(false);
  });

  it("a person's notices are heard of by them alone, not by the owners of the same business", () => {
    const told: Change = { ...change, kind: 'notice', userId: 'maria' };
    const owner = somebody({ memberships: [{ workspaceId: 'ceramics', role: 'owner' }] });

    expect(mayHear(somebody({ userId: 'maria' }), told)).toBe(true);
    expect(mayHear(owner, told)).toBe(false);
  });

  it('somebody who belongs nowhere hears nothing', () => {
    expect(mayHear(somebody({}), change)).toBe(false);
  });
});

describe('what changes what somebody may hear', () => {
  const begun: Change = { ...change, kind: 'engagement', userId: 'someone' };
  const heard = (heardOf: Change) => ({ type: 'change', at: 0, change: heardOf }) as const;
  const standing = { type: 'standing', at: 0, userId: 'someone', sessionId: null } as const;

  it('is that an engagement of theirs has begun or ended', () => {
    expect(changesAccess(somebody({}), heard(begun))).toBe(true);
  });

  it('is that they run a business from now on, or no longer', () => {
    expect(changesAccess(somebody({}), standing)).toBe(true);
    expect(changesAccess(somebody({ userId: 'maria' }), standing)).toBe(false);
  });

  it('may be what wasn’t heard', () => {
    expect(changesAccess(somebody({}), { type: 'resync', at: 0 })).toBe(true);
  });

  it('isn’t that a session has ended: everything is over for those who listen with it, and nothing for others', () => {
    const ended = { ...standing, sessionId: 'this browser' };

    expect(endsSession('this browser', ended)).toBe(true);
    expect(endsSession('another', ended)).toBe(false);
    expect(endsSession('another', standing)).toBe(false);
    expect(changesAccess(somebody({}), ended)).toBe(false);
  });

  it('isn’t another’s engagement, nor what happens in their own', () => {
    expect(changesAccess(somebody({}), heard({ ...begun, userId: 'maria' }))).toBe(false);
    expect(changesAccess(somebody({ engagementIds: ['maria'] }), heard(change))).toBe(false);
    expect(changesAccess(somebody({}), heard({ ...begun, kind: 'notice' }))).toBe(false);
  });
});
