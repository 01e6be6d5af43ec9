'use client';

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { listenForPauses } from '@/components/forms/typing/pauses';
import { fetchedPatiently } from '@/components/near/fetched-patiently';
import { type Finding, keyOf } from '@/lib/briefs/clarity/finding';
import { couldBeClearer } from '@/lib/briefs/clarity/words';
import { typedValues } from '@/lib/platform/actions/form-state';
import type { Surroundings } from './reading-form';
import { type Before, setValues, takeEdit } from './taking';

type Taken = { readonly finding: Finding; readonly before: Before };

type Clarity = {
  readonly findings: readonly Finding[];
  readonly taken: Taken | null;
  readonly take: (finding: Finding) => void;
  readonly undo: () => void;
  readonly dismiss: (finding: Finding) => void;
};

const Clear = createContext<Clarity>({
  findings: [],
  taken: null,
  take: () => undefined,
  undo: () => undefined,
  dismiss: () => undefined,
});

/** @returns what could be clearer in the form around this component, and what can be done about it. */
export function useClarity(): Clarity {
  return useContext(Clear);
}

type ClarityCheckProps = {
  readonly surroundings: Surroundings;
  /** keys of findings already marked as clear enough */
  readonly clearEnough: readonly string[];
  readonly children: ReactNode;
};

const PAUSE_MS = 700;

/**
 * Reads the surrounding form along with its writer and says, quietly, what could be clearer. The rules are the server's
 * own, loaded once somebody types.
 */
export function ClarityCheck({ surroundings, clearEnough, children }: ClarityCheckProps) {
  const here = useRef<HTMLDivElement>(null);
  const [found, setFound] = useState<readonly Finding[]>([]);
  const [settled, setSettled] = useState(clearEnough);
  const [taken, setTaken] = useState<Taken | null>(null);
  const known = useRef(surroundings);
  known.current = surroundings;

  useEffect(() => {
    const form = here.current?.closest('form');
    if (!form) return;
    const look = async () => {
      // no advice if its module can't be loaded: the server gives it again when the brief is handed over
      const reading = await fetchedPatiently(() => import('./reading-form')).catch(() => null);
      if (reading) setFound(reading.adviceOn(typedValues(new FormData(form)), known.current));
    };
    return listenForPauses(form, PAUSE_MS, look).stop;
  }, []);

  const findings = found.filter((finding) => !settled.includes(keyOf(finding)));
  const withForm = (work: (form: HTMLFormElement) => void) => {
    const form = here.current?.closest('form');
    if (form) work(form);
  };
  const take = (finding: Finding) =>
    withForm((form) => {
      if (!finding.suggestion) return;
      const before = takeEdit(form, finding.suggestion.edit);
      if (before === null) return;
      setTaken({ finding, before });
      setFound(found.filter((each) => each !== finding));
    });
  const undo = () =>
    withForm((form) => {
      if (taken) setValues(form, taken.before);
      setTaken(null);
    });
  const dismiss = (finding: Finding) => setSettled([...settled, keyOf(finding)]);
  return (
    <Clear value={{ findings, taken, take, undo, dismiss }}>
      <div ref={here} className="grid gap-10">
        <input type="hidden" name="clearEnough" value={settled.join('\n')} />
        {children}
        <p role="status" className="sr-only">
          {findings.length === 0 ? '' : couldBeClearer(findings.length)}
        </p>
      </div>
    </Clear>
  );
}
