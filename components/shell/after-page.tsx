import { Listener } from '@/components/live/listener';
import { DeviceZone } from '@/components/people/device-zone';
import type { ShellPerson } from './shell-person';

/** What stands after every page of a shell: the question about a device's other zone, and what keeps an open page true. */
export function AfterPage({ person }: { person: ShellPerson }) {
  return (
    <>
      <DeviceZone own={person.zone} minutesAhead={person.minutesAhead} kept={person.keptZones} />
      <Listener person={person.id} madeAt={person.madeAt} />
    </>
  );
}
