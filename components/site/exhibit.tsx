import type { ReactNode } from 'react';

type ExhibitProps = {
  readonly id: string;
  readonly title: string;
  /** what to look at, beside the thing itself */
  readonly notes: readonly ReactNode[];
  readonly children: ReactNode;
};

/** A piece of the product on its own sheet, with notes beside it that stay in view while one reads. */
export function Exhibit({ id, title, notes, children }: ExhibitProps) {
  return (
    <section
      aria-labelledby={id}
      className="mt-24 grid gap-x-14 gap-y-8 lg:grid-cols-[17rem_minmax(0,1fr)] lg:items-start"
    >
      <div className="grid gap-4 lg:sticky lg:top-10">
        <h2 id={id} className="text-2xl!">
          {title}
        </h2>
        {notes.map((note, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the notes never change places
          <p key={index} className="text-balance text-quiet">
            {note}
          </p>
        ))}
      </div>
      <div className="min-w-0 rounded-md border border-line bg-sheet px-5 py-8 sm:px-12 sm:py-12">
        {children}
      </div>
    </section>
  );
}
