'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { useFieldsNow } from '@/components/forms/fields-now';
import type { Candidate } from '@/lib/briefs/candidates.queries';
import type { Surroundings } from './reading-form';

type Around = Pick<Surroundings, 'candidates' | 'holidays' | 'zone' | 'now' | 'playbookPrice'> & {
  /** the brief's current assistant */
  readonly chosen: Candidate | undefined;
};

const Situation = createContext<Around>({
  candidates: [],
  holidays: {},
  zone: 'UTC',
  now: '',
  chosen: undefined,
});

/** @returns the editor's context, and the brief's current assistant. */
export function useAround(): Around {
  return useContext(Situation);
}

type AroundProps = {
  readonly surroundings: Surroundings;
  /** the assistant when the page was made */
  readonly initial: string;
  readonly children: ReactNode;
};

/** Tracks the brief's assistant while that is being chosen: their clock, their week, and how they are paid. */
export function EditorAround({ surroundings, initial, children }: AroundProps) {
  const { here, valueNow } = useFieldsNow();
  const id = valueNow('engagementId', initial);
  const { candidates, holidays, zone, now, playbookPrice = null } = surroundings;
  const chosen = candidates.find((each) => each.id === id);
  return (
    <Situation value={{ candidates, holidays, zone, now, playbookPrice, chosen }}>
      <div ref={here} className="grid gap-10">
        {children}
      </div>
    </Situation>
  );
}
