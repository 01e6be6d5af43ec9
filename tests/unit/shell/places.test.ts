import { describe, expect, it } from 'vitest';
import { isAtPlace } from '@/components/shell/at-place';
import { DAILY_PLACES, FURTHER_PLACES, placesOfWorkspace } from '@/components/shell/places';
import { addresses } from '@/lib/platform/addresses/addresses';

const SLUG = 'adeyemi-ceramics';

describe('the place that a page belongs to', () => {
  it.each([
    ['Home', addresses.home(SLUG)],
    ['Home', addresses.lettingGo(SLUG)],
    ['Home', addresses.report(SLUG)],
    ['Briefs', addresses.brief(SLUG, 'a')],
    ['Playbooks', addresses.playbook(SLUG, 'a')],
    ['Playbooks', addresses.schedules(SLUG)],
    ['Playbooks', addresses.editSchedule(SLUG, 'a')],
    ['Business', addresses.auditLog(SLUG)],
    ['Business', addresses.whoRunsIt(SLUG)],
  ])('is %s, and no other, for %s', (label, path) => {
    const marked = placesOfWorkspace(SLUG, 'owner').filter((place) => isAtPlace(place, path));

    expect(marked.map((place) => place.label)).toEqual([label]);
  });

  it('is never Pay for a manager, whose Business is its people', () => {
    const placesOf = (role: 'owner' | 'manager') => placesOfWorkspace(SLUG, role);
    const [owners, managers] = [placesOf('owner'), placesOf('manager')].map((places) =>
      places.map(({ label }) => label),
    );

    expect(owners).toContain('Pay');
    expect(managers).toEqual(owners?.filter((label) => label !== 'Pay'));
    expect(placesOf('manager').at(-1)?.href).toBe(addresses.whoRunsIt(SLUG));
    expect(placesOf('owner').at(-1)?.href).toBe(addresses.workspaceSettings(SLUG));
  });

  it.each([
    ['Inbox', addresses.inboxBrief('w', 'a')],
    ['Time', addresses.inboxTime()],
    ['Businesses', addresses.businesses()],
  ])('is %s for an assistant at %s', (label, path) => {
    const marked = [...DAILY_PLACES, ...FURTHER_PLACES].filter((place) => isAtPlace(place, path));

    expect(marked.map((place) => place.label)).toEqual([label]);
  });
});
