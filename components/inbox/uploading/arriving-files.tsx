'use client';

import { Check } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import type { WaitingUpload } from '@/lib/briefs/uploads/queries';
import { sizeInWords } from '@/lib/platform/files/size-in-words';
import { type Transfer, type TransferStatus, Transfers } from './transfers';
import type { UploadPlace } from './upload-field';

/** Begins with what waits already, where it stands. */
export function startTransfers(place: UploadPlace, waiting: readonly WaitingUpload[]): Transfers {
  return new Transfers(place, waiting);
}

/** The files of a deliverable on their way, each with how far it is and what can be done about it. */
export function ArrivingFiles({ transfers, name }: { transfers: Transfers; name: string }) {
  const list = useSyncExternalStore(transfers.subscribe, transfers.current, transfers.current);
  return (
    <>
      {list.length > 0 ? (
        <ul className="divide-y divide-line rounded-md border border-line bg-sheet">
          {list.map((transfer) => (
            <li key={transfer.id} className="grid gap-1.5 px-3 py-2">
              <input type="hidden" name={name} value={transfer.id} />
              <Arriving transfer={transfer} transfers={transfers} />
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

function Arriving({ transfer, transfers }: { transfer: Transfer; transfers: Transfers }) {
  const { id, name, sizeBytes, receivedBytes, status, message } = transfer;
  const hasArrived = status === 'arrived';
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="flex min-w-0 items-center gap-2 [overflow-wrap:anywhere]">
          {hasArrived ? <Check aria-hidden className="size-4 shrink-0 text-done" /> : null}
          <span>
            {name} <span className="text-sm text-quiet">{sizeInWords(sizeBytes)}</span>
          </span>
        </p>
        <span className="flex gap-3">
          {status === 'going' || status === 'queued' ? (
            <Button look="plain" onClick={() => transfers.pause(id)} aria-label={`Pause ${name}`}>
              Pause
            </Button>
          ) : null}
          {status === 'paused' || status === 'broken' || status === 'refused' ? (
            <Button look="plain" onClick={() => transfers.goOn(id)} aria-label={`Go on with ${name}`}>
              Go on
            </Button>
          ) : null}
          <Button look="plain" onClick={() => transfers.remove(id)} aria-label={`Remove ${name}`}>
            Remove
          </Button>
        </span>
      </div>
      {hasArrived || status === 'refused' ? null : (
        <progress
          aria-label={`How much of ${name} has arrived`}
          max={sizeBytes}
          value={receivedBytes}
          className="h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
        />
      )}
      <p className={status === 'refused' ? 'text-sm font-semibold text-risk' : 'text-sm text-quiet'}>
        {message ?? WORDS[status](percentOf(transfer))}
      </p>
    </>
  );
}

const WORDS: Record<TransferStatus, (percent: number) => string> = {
  queued: (percent) => (percent === 0 ? 'Waits for its turn.' : `${percent} %, waits for its turn.`),
  going: (percent) => `${percent} %`,
  paused: (percent) => `Paused at ${percent} %.`,
  broken: (percent) => `The connection is gone. It goes on from ${percent} % as soon as there is one.`,
  left: (percent) => `${percent} % has arrived. Choose the same file again, and it goes on from there.`,
  arrived: () => 'Has arrived.',
  refused: () => 'Can’t be uploaded.',
};

/** Rounded down: what says 100 % has arrived. */
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
  ].join(' ');
}
