'use client';

import { Check } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { RefusalWords } from '@/components/forms/refusal-words';
import { Button } from '@/components/ui/button';
import { sizeInWords } from '@/lib/platform/files/size-in-words';
import type { WaitingUpload } from '@/lib/uploads/queries';
import { type Goal, type Transfer, type TransferStatus, Transfers } from './transfers';

/** Starts with the files that already wait, in their state. */
export function startTransfers(goal: Goal, waiting: readonly WaitingUpload[]): Transfers {
  return new Transfers(goal, waiting);
}

export type ArrivingFilesProps = {
  readonly transfers: Transfers;
  /** under which they are posted */
  readonly name: string;
  /** takes the focus from a row that has disappeared */
  readonly onRemoved: () => void;
};

/** Files on their way, each with how far it is and what can be done about it. */
export function ArrivingFiles({ transfers, name, onRemoved }: ArrivingFilesProps) {
  const list = useSyncExternalStore(transfers.subscribe, transfers.current, transfers.current);
  return (
    <>
      {list.length > 0 ? (
        <ul className="divide-y divide-line rounded-md border border-line bg-sheet">
          {list.map((transfer) => (
            <li key={transfer.id} className="grid gap-1.5 px-3 py-2">
              <input type="hidden" name={name} value={transfer.id} />
              <Arriving transfer={transfer} transfers={transfers} onRemoved={onRemoved} />
            </li>
          ))}
        </ul>
      ) : null}
      <p role="status" className="sr-only">
        {announced(list)}
      </p>
    </>
  );
}

type ArrivingProps = Omit<ArrivingFilesProps, 'name'> & { readonly transfer: Transfer };

function Arriving({ transfer, transfers, onRemoved }: ArrivingProps) {
  const { id, name, sizeBytes, receivedBytes, status, message, isHopeless } = transfer;
  const hasArrived = status === 'arrived';
  const isGoing = status === 'going' || status === 'queued';
  const remove = () => {
    transfers.remove(id);
    onRemoved();
  };
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="flex min-w-0 items-center gap-2">
          {hasArrived ? <Check aria-hidden className="size-4 shrink-0 text-done" /> : null}
          <span>
            {name} <span className="text-sm text-quiet">{sizeInWords(sizeBytes)}</span>
          </span>
        </p>
        <span className="flex gap-3">
          {hasArrived || status === 'left' || isHopeless ? null : (
            // one button for both, so that the focus stays on it
            <Button
              look="plain"
              onClick={() => (isGoing ? transfers.pause(id) : transfers.goOn(id))}
              aria-label={isGoing ? `Pause ${name}` : `Resume ${name}`}
            >
              {isGoing ? 'Pause' : 'Resume'}
            </Button>
          )}
          <Button look="plain" onClick={remove} aria-label={`Remove ${name}`}>
            Remove
          </Button>
        </span>
      </div>
      {hasArrived || status === 'refused' ? null : (
        <progress
          aria-label={`How much of ${name} has arrived`}
          max={sizeBytes}
          value={receivedBytes}
          className="h-2 w-full appearance-none overflow-hidden rounded-full bg-wash [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-wash [&::-webkit-progress-value]:bg-accent"
        />
      )}
      <p className={status === 'refused' ? 'text-sm font-semibold text-risk' : 'text-sm text-quiet'}>
        <RefusalWords>{message ?? WORDS[status](percentOf(transfer))}</RefusalWords>
      </p>
    </>
  );
}

const WORDS: Record<TransferStatus, (percent: number) => string> = {
  queued: (percent) => (percent === 0 ? 'Waits for its turn.' : `${percent}%, waits for its turn.`),
  going: (percent) => `${percent}%`,
  paused: (percent) => `Paused at ${percent}%.`,
  broken: (percent) => `The connection is gone. It resumes from ${percent}% as soon as it is back.`,
  left: (percent) => `${percent}% has arrived. Choose the same file again, and it goes on from there.`,
  arrived: () => 'Has arrived.',
  refused: () => 'Can’t be uploaded.',
};

/** Rounded down: 100 % means arrived. */
function percentOf({ receivedBytes, sizeBytes }: Transfer): number {
  return Math.min(99, Math.floor((receivedBytes / sizeBytes) * 100));
}

function announced(list: readonly Transfer[]): string {
  const named = (status: TransferStatus) =>
    list.filter((each) => each.status === status).map(({ name }) => name);
  const [arrived, broken] = [named('arrived'), named('broken')];
  return [
    arrived.length > 0 ? `${arrived.join(', ')} ${arrived.length === 1 ? 'has' : 'have'} arrived.` : '',
    broken.length > 0 ? 'The connection is gone.' : '',
    ...list.flatMap(({ status, name, message }) =>
      status === 'refused' ? [`${name}: ${message ?? WORDS.refused(0)}`] : [],
    ),
  ].join(' ');
}
