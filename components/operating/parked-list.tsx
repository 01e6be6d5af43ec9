import { Press } from '@/components/people/press';
import { EmptyState } from '@/components/ui/empty-state';
import { When } from '@/components/ui/when';
import type { ParkedJob } from '@/lib/operating/parked';
import { letParkedGo, tryParkedAgain } from '@/lib/operating/parked.actions';

type ParkedListProps = { readonly parked: readonly ParkedJob[]; readonly zone: string; readonly now: Date };

/** Jobs that used up their attempts, and what can be done about each. */
export function ParkedList({ parked, ...clock }: ParkedListProps) {
  if (parked.length === 0) {
    return (
      <EmptyState title="Nothing was given up">
        A job that fails is retried for about two days, less and less often. If it still fails, it waits here
        for you.
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-line" aria-label="Jobs that were given up">
      {parked.map((job) => (
        <li key={job.id} className="grid gap-2 py-4">
          <Parked job={job} {...clock} />
        </li>
      ))}
    </ul>
  );
}

function Parked({ job, zone, now }: { readonly job: ParkedJob } & Omit<ParkedListProps, 'parked'>) {
  const { id, job: name, attempts, failedAt, ids, reason, requestId } = job;
  return (
    <>
      <p className="font-semibold">{name}</p>
      <p className="text-sm text-quiet">
        Tried {attempts === 1 ? 'once' : `${attempts} times`}, last{' '}
        <When instant={failedAt} zone={zone} now={now} />
        {reason ? <>: {reason}</> : null}
        {requestId ? <>. Its lines in the log carry {requestId}.</> : null}
      </p>
      {ids.length > 0 ? (
        <ul className="text-sm text-quiet">
          {ids.map((each) => (
            <li key={each.name}>
              {each.name} <code>{each.id}</code>
            </li>
          ))}
        </ul>
      ) : null}
      <Press action={tryParkedAgain} fields={{ id }} label={`Try again: ${name}, ${id}`} pending="Asking…">
        Try again
      </Press>
      <details>
        <summary className="fold-link text-sm">Let it go</summary>
        <p className="mt-2 mb-3 max-w-measure text-sm text-quiet">
          It is taken out of the queue without being done: whatever it was about stays as it is now. This
          can’t be undone.
        </p>
        <Press action={letParkedGo} fields={{ id }} look="danger" label={`Let go: ${name}, ${id}`}>
          Let it go for good
        </Press>
      </details>
    </>
  );
}
