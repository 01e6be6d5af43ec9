import { describe, expect, it } from 'vitest';
import { DeletionComing } from '@/components/deletion/deletion-coming';
import { markupOf } from '@/tests/support/browser/markup';

describe('the home of a business that is going to be deleted', () => {
  const says = (role: 'owner' | 'manager', at: Date | null) => {
    const business = { slug: 'brightleaf', name: 'Brightleaf Studio' };
    const now = new Date('2026-11-29T20:05:00Z');
    return markupOf(
      <DeletionComing business={business} role={role} at={at} zone="Europe/London" now={now} />,
    );
  };
  const DUE = new Date('2026-12-13T20:05:00Z');

  it('says when, and leads its owners to where they keep it', () => {
    expect(says('owner', DUE)).toContain('Brightleaf Studio will be deleted Sun 13 Dec, 20:05');
    expect(says('owner', DUE)).toContain('href="/w/brightleaf/settings"');
    expect(says('manager', DUE)).toContain('An owner can still keep it.');
    expect(says('manager', DUE)).not.toContain('href');
  });

  it('says nothing while no deletion is scheduled', () => {
    expect(says('owner', null)).toBe('');
  });
});
