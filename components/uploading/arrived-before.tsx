import type { WaitingUpload } from '@/lib/uploads/queries';

type ArrivedBeforeProps = { readonly waiting: readonly WaitingUpload[]; readonly name: string };

/** What already waits, before scripts have loaded: it goes with the rest of the form. */
export function ArrivedBefore({ waiting, name }: ArrivedBeforeProps) {
  const whole = waiting.filter(({ isWhole }) => isWhole);
  if (whole.length === 0) return null;
  return (
    <ul className="grid gap-1 text-sm">
      {whole.map((each) => (
        <li key={each.id}>
          <label className="tick">
            <input
              type="checkbox"
              name={name}
              value={each.id}
              defaultChecked
              className="size-5 accent-accent"
            />
            {each.name} has arrived
          </label>
        </li>
      ))}
    </ul>
  );
}
