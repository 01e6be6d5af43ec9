import { COLUMN_KEYS, COLUMNS } from '@/lib/briefs/importing/columns.rules';

/** The columns a file may have, and an example file. */
export function ImportColumns({ exampleHref }: { readonly exampleHref: string }) {
  return (
    <details className="mt-10 max-w-measure border-t border-line pt-4">
      <summary className="fold-title">Which columns it can have</summary>
      <p className="mt-2">
        <a href={exampleHref} download className="text-accent underline underline-offset-4">
          An example to begin with
        </a>{' '}
        has all of them. Their order doesn’t matter, commas or semicolons both do, and the usual other names
        are understood.
      </p>
      <dl className="mt-4 grid gap-3">
        {COLUMN_KEYS.map((key) => (
          <div key={key}>
            <dt className="font-semibold">{COLUMNS[key].name}</dt>
            <dd>
              {COLUMNS[key].meaning}{' '}
              <span className="text-sm text-quiet">Also: {COLUMNS[key].aliases.join(', ')}.</span>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
