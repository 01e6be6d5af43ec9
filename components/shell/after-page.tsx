import type { ReactNode } from 'react';
import { LeftForms } from '@/components/forms/left-forms';
import { RefusedWithoutAForm } from '@/components/forms/refused-without-a-form';
import { Listener } from '@/components/live/listener';
import { DeviceZone } from '@/components/people/device-zone';
import type { RefusedHere } from './refused-here';
import type { ShellPerson } from './shell-person';

type AfterPageProps = {
  readonly person: ShellPerson;
  readonly refused: RefusedHere | null;
  /** what else is said there */
  readonly children?: ReactNode;
};

/**
 * What comes after every page of a shell: the question about a device's other zone, forms that have left the page before
 * their person was done with them, and what keeps an open page up to date. Messages there come after the page and stay
 * in sight (app/styles), and are read out: above the page they would push away what is being read.
 */
export function AfterPage({ person, refused, children }: AfterPageProps) {
  return (
    <>
      <div aria-live="polite" className="asked-below">
        <DeviceZone own={person.zone} minutesAhead={person.minutesAhead} kept={person.keptZones} />
        {refused ? (
          <RefusedWithoutAForm key={refused.at} refusal={refused.refusal} texts={refused.texts} />
        ) : null}
        <LeftForms person={person.id} madeAt={person.madeAt} />
        {children}
      </div>
      <Listener person={person.id} madeAt={person.madeAt} />
    </>
  );
}
