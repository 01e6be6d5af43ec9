import type { Fact } from './facts';

/** Amounts below each other, so that they can be added up by eye, and under a line what they come to. */
export function Sums({ parts, sum }: { readonly parts: readonly Fact[]; readonly sum: Fact }) {
  return (
    <dl className="grid max-w-md">
      {parts.map(({ name, value }) => (
        <div key={name} className="flex flex-wrap items-baseline justify-between gap-x-6 py-1">
          <dt className="text-quiet">{name}</dt>
          <dd className="ms-auto tabular-nums">{value}</dd>
        </div>
      ))}
      <div className="mt-1 flex flex-wrap items-baseline justify-between gap-x-6 border-t border-line pt-2 font-semibold">
        <dt>{sum.name}</dt>
        <dd className="ms-auto tabular-nums">{sum.value}</dd>
      </div>
    </dl>
  );
}
