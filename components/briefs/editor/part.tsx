import type { ReactNode } from 'react';

/** A part of the editor under its own heading. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="grid gap-5">
      <h2 className="border-b border-line pb-1.5">{title}</h2>
      {children}
    </section>
  );
}
