import type { ReactNode } from 'react';
import { StateLabel } from '@/components/ui/state-label';
import { When } from '@/components/ui/when';
import { MARIA, RUTH, SAMPLE_TITLE, sampleBrief } from './sample-brief';

/** One piece of work from the signatures to the evaluation, as its owner finds it in the record. */
export function OneRecord({ now }: { readonly now: Date }) {
  const { deadlineAt } = sampleBrief(now);
  return (
    <section
      aria-labelledby="one-record"
      className="rounded-md border border-line bg-sheet px-5 py-6 sm:px-8 sm:py-8"
    >
      <h2 id="one-record">One record of Ruth’s work with Maria</h2>
      <ol className="mt-3 divide-y divide-line">
        <Step verb="Agree" state={<StateLabel meaning="done">Signed by both</StateLabel>}>
          USD 14.50 an hour, at most USD 290.00 a week
        </Step>
        <Step verb="Hand over" state={<StateLabel meaning="done">Accepted</StateLabel>}>
          <span className="block font-semibold">{SAMPLE_TITLE}</span>
          {deadlineAt ? (
            <>
              Due <When instant={deadlineAt} zone={RUTH.zone} now={now} other={MARIA} />
            </>
          ) : null}
        </Step>
        <Step verb="Let go" state={<StateLabel meaning="needs">To answer</StateLabel>}>
          Off Ruth’s list, until there is something to decide: “Do the lids have a page of their own?”
        </Step>
        <Step verb="Pay" state={<StateLabel meaning="money">USD 116.00 owed</StateLabel>}>
          8 hours, approved, on a statement that both read
        </Step>
        <Step verb="Evaluate" state={<StateLabel>Every 6 months</StateLabel>}>
          Both write, on facts from the record, and change what didn’t work
        </Step>
      </ol>
    </section>
  );
}

type StepProps = { readonly verb: string; readonly state: ReactNode; readonly children: ReactNode };

function Step({ verb, state, children }: StepProps) {
  return (
    <li className="grid gap-1 py-3 last:pb-0">
      <p className="flex flex-wrap items-center justify-between gap-x-4">
        <span className="font-semibold text-accent">{verb}</span> {state}
      </p>
      <p className="text-sm text-quiet">{children}</p>
    </li>
  );
}
