import { Button } from '@/components/ui/button';

type UnsentFilesProps = {
  readonly unsent: readonly { readonly id: string; readonly file: File }[];
  /** under which they are posted */
  readonly name: string;
  readonly onRemove: (id: string) => void;
};

/** Files chosen without a connection: they wait here, and go with the form all the same. */
export function UnsentFiles({ unsent, name, onRemove }: UnsentFilesProps) {
  return unsent.map(({ id, file }) => (
    <p key={id} className="flex flex-wrap items-center justify-between gap-x-4 text-sm">
      <input type="hidden" name={name} value={id} />
      <span className="text-quiet">{file.name} is uploaded as soon as there is a connection.</span>
      <Button look="plain" aria-label={`Remove ${file.name}`} onClick={() => onRemove(id)}>
        Remove
      </Button>
    </p>
  ));
}
