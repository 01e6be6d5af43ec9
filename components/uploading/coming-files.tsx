import type { WaitingUpload } from '@/lib/uploads/queries';
import { ArrivedBefore } from './arrived-before';
import { UnsentFiles } from './unsent-files';
import type { FormFilesInHand } from './use-form-files';

type ComingFilesProps = {
  readonly files: FormFilesInHand;
  /** what came before, here or on another device, and isn't used yet */
  readonly waiting: readonly WaitingUpload[];
  /** under which those that have arrived are posted */
  readonly name: string;
  /** gives the focus a place when the one that held it is gone */
  readonly onRemoved: () => void;
};

/** A form's files on their way: arriving, arrived before, or waiting for a connection. Each can be removed. */
export function ComingFiles({ files, waiting, name, onRemoved }: ComingFilesProps) {
  const { arriving, unsent, remove } = files;
  return (
    <>
      {arriving ? (
        <arriving.ArrivingFiles transfers={arriving.transfers} name={name} onRemoved={onRemoved} />
      ) : (
        <ArrivedBefore waiting={waiting} name={name} />
      )}
      <UnsentFiles
        unsent={unsent}
        name={name}
        onRemove={(id) => {
          remove(id);
          onRemoved();
        }}
      />
    </>
  );
}
