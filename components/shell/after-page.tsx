import type { ReactNode } from 'react';
import { LeftForms } from '@/components/forms/left-forms';
import { Listener } from '@/components/live/listener';
import { DeviceZone } from '@/components/people/device-zone';
import type { ShellPerson } from './shell-person';

type AfterPageProps = {
  readonly person: ShellPerson;
  /** what else is said there */
  readonly children?: ReactNode;
};

/**
 * What comes after every page of a shell: the question about a device's other zone, forms that have left the page without
 * an answer, and what keeps an open page up to date. Messages there come after the page and stay in sight (app/styles),
 * and are read out: above the page they would push away what is being read.
 */
export function AfterPage({ person, children }: AfterPageProps) {
  return (
    <>
      <div aria-live="polite" className="asked-below">
        <DeviceZone own={person.zone} minutesAhead={person.minutesAhead} kept={person.keptZones} />
        <LeftForms />
        {children}
      </div>
      <Listener person={person.id} madeAt={person.madeAt} />
    </>
  );
}
