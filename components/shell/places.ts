import { addresses } from '@/lib/platform/addresses/addresses';
import type { RailItem } from './rail-links';

/** @returns the places of the owner's side; what only an owner may see isn't among a manager's. */
export function placesOfWorkspace(slug: string, role: 'owner' | 'manager'): readonly RailItem[] {
  return [
    { href: addresses.home(slug), label: 'Home', under: [addresses.lettingGo(slug), addresses.report(slug)] },
    { href: addresses.briefs(slug), label: 'Briefs' },
    {
      href: addresses.playbooks(slug),
      label: 'Playbooks',
      under: [`${addresses.playbooks(slug)}/`, addresses.schedules(slug)],
    },
    { href: addresses.assistants(slug), label: 'Assistants' },
    { href: addresses.agreements(slug), label: 'Agreements' },
    ...(role === 'owner' ? [{ href: addresses.pay(slug), label: 'Pay' }] : []),
    { href: addresses.evaluations(slug), label: 'Evaluations' },
    {
      href: role === 'owner' ? addresses.workspaceSettings(slug) : addresses.whoRunsIt(slug),
      label: 'Business',
      under: [`${addresses.workspaceSettings(slug)}/`, addresses.auditLog(slug)],
    },
  ];
}

/** The assistant's places for every day: as many as a phone has room for in one line. */
export const DAILY_PLACES: readonly RailItem[] = [
  { href: addresses.inbox(), label: 'Inbox', under: ['/inbox/briefs/'] },
  { href: addresses.inboxWeek(), label: 'Week' },
  { href: addresses.inboxTime(), label: 'Time' },
  { href: addresses.inboxEarnings(), label: 'Earnings' },
];

/** The same while their timer runs, so that it is in sight wherever they are. */
export const PLACES_WHILE_TIMED: readonly RailItem[] = DAILY_PLACES.map((place) =>
  place.href === addresses.inboxTime() ? { ...place, mark: 'your timer is running' } : place,
);

/** Those that an assistant goes to now and then. */
export const FURTHER_PLACES: readonly RailItem[] = [
  { href: addresses.businesses(), label: 'Businesses' },
  { href: addresses.inboxAgreements(), label: 'Agreements' },
  { href: addresses.inboxEvaluations(), label: 'Evaluations' },
  { href: addresses.inboxDone(), label: 'Done' },
];

/** What is somebody's own, below the places of either side. */
export function ownPlaces(name: string): readonly RailItem[] {
  return [
    { href: addresses.settings(), label: name, heard: 'your settings' },
    { href: addresses.otherPlaces(), label: 'Switch to…', under: [] },
  ];
}
