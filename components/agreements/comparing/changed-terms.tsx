import type { ChangedTerm } from '@/lib/agreements/proposing/amending.rules';

/**
 * What an amendment would change in the typed terms, beside the present ones: read before the text, and before signing.
 */
export function ChangedTerms({ changes }: { changes: readonly ChangedTerm[] | null }) {
  if (changes === null) return null;
  return (
    <section className="mb-10 max-w-measure">
      <h2 className="mb-3">What it changes</h2>
      {changes.length === 0 ? (
        <p>The terms stay as they are. Only the wording of the clauses changes.</p>
      ) : (
        <dl className="grid gap-3">
          {changes.map(({ name, before, after }) => (
            <div key={name}>
              <dt className="text-sm text-quiet">{name}</dt>
              <dd>
                <ins className="font-semibold no-underline">{after}</ins>
                <del className="block text-sm text-quiet no-underline">Until now: {before}</del>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="mt-4 text-sm text-quiet">
        The agreement in force stays as it is until both have signed this one, which then takes its place.
      </p>
    </section>
  );
}
