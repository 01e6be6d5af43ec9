'use client';

import { clsx } from 'clsx';
import { type ChangeEvent, useEffect, useId, useRef, useState } from 'react';
import { useForm } from '@/components/forms/action-form';
import { describedBy, Field, INPUT_LOOK } from '@/components/ui/field';
import { ArrivedBefore } from '@/components/uploading/arrived-before';
import { useHeldSubmit } from '@/components/uploading/held-submit';
import { onFilesGone } from '@/components/uploading/in-hand';
import type { Transfers } from '@/components/uploading/transfers';
import { useTransfers } from '@/components/uploading/use-transfers';
import { errorFor } from '@/lib/platform/actions/form-state';
import type { WaitingUpload } from '@/lib/uploads/queries';

/** Where files go: which deliverable of which brief. */
export type UploadPlace = {
  readonly workspaceId: string;
  readonly briefId: string;
  readonly deliverableId: string;
};

type UploadFieldProps = {
  /** of the row in the form: files are posted as its `files`, those that have arrived before as its `uploads` */
  readonly row: string;
  readonly place: UploadPlace;
  /** what has come before, and hasn't been delivered yet */
  readonly waiting: readonly WaitingUpload[];
};

/**
 * Files of any size: with scripts they begin to arrive as soon as they are chosen, and go on after a lost line or a reload;
 * without, they are posted with the form. What makes them arrive is fetched when the first one is chosen.
 */
export function UploadField({ row, place, waiting }: UploadFieldProps) {
  const id = useId();
  const { state } = useForm();
  const input = useRef<HTMLInputElement>(null);
  const [isAble, setAble] = useState(false);
  const error = errorFor(state, `${row}.files`) ?? errorFor(state, `${row}.uploads`);

  const { arriving, load } = useTransfers(goalOf(place), waiting);
  const isTaking = useRef(false);
  const transfers = useRef<Transfers | null>(null);
  transfers.current = arriving?.transfers ?? null;
  const isBusy = useRef(() => isTaking.current || (transfers.current?.isBusy() ?? false));
  const { isHeld, settle } = useHeldSubmit(input, isBusy.current);

  const take = useRef(async (chosen: HTMLInputElement) => {
    isTaking.current = true;
    try {
      const started = await load();
      started.transfers.add([...(chosen.files ?? [])]);
      chosen.value = '';
      isTaking.current = false;
    } catch {
      // they stay chosen, and are posted with the form
      isTaking.current = false;
      settle(true);
    }
  });

  useEffect(() => {
    setAble(true);
    // chosen before scripts had loaded
    if (input.current?.files?.length) void take.current(input.current);
  }, []);

  useEffect(() => onFilesGone(input.current?.form, (ids) => transfers.current?.letGo(ids)), []);

  useEffect(() => {
    if (!arriving) return;
    const onChange = () => settle(arriving.transfers.haveArrived());
    onChange();
    return arriving.transfers.subscribe(onChange);
  }, [arriving, settle]);

  return (
    <div className="grid gap-2">
      <Field
        id={id}
        label="Files"
        hint={isAble ? 'Up to 1 GB each. They arrive while you write.' : 'Up to 24 MB together.'}
        error={error}
        isOptional
      >
        <input
          ref={input}
          id={id}
          name={`${row}.files`}
          type="file"
          multiple
          onChange={({ currentTarget }: ChangeEvent<HTMLInputElement>) => void take.current(currentTarget)}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { hint: true, error: error !== undefined })}
          className={clsx(
            INPUT_LOOK,
            'file:me-3 file:rounded-sm file:border-0 file:bg-sunken file:px-3 file:py-1 file:font-semibold file:text-ink',
          )}
        />
      </Field>
      {arriving ? (
        <arriving.ArrivingFiles
          transfers={arriving.transfers}
          name={`${row}.uploads`}
          onRemoved={() => input.current?.focus()}
        />
      ) : (
        <ArrivedBefore waiting={waiting} name={`${row}.uploads`} />
      )}
      <p role="status" className="text-sm font-semibold empty:hidden">
        {isHeld ? 'Delivers as soon as the files have arrived. Pause or remove one to go on writing.' : null}
      </p>
    </div>
  );
}

function goalOf({ workspaceId, briefId, deliverableId }: UploadPlace) {
  return { workspaceId, said: () => ({ brief: briefId, deliverable: deliverableId }) };
}
