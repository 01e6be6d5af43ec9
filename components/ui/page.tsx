import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { shownDates } from '@/lib/platform/time/shown-dates';
import { NearLink } from './near-link';

type PageHeadProps = {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly back?: { readonly href: string; readonly label: string };
  readonly actions?: ReactNode;
};

/** The head of a page: its title in plain words, and what can be done on it. */
export function PageHead({ title, intro, back, actions }: PageHeadProps) {
  return (
    <header className="mb-8">
      {back ? (
        <NearLink
          href={back.href}
          className="link-quiet mb-2 flex! w-fit max-w-measure gap-1.5"
          data-no-print
        >
          <span aria-hidden className="shrink-0 rtl:-scale-x-100">
            ←
          </span>
          <span className="min-w-0">{back.label}</span>
        </NearLink>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <h1 className="min-w-0 max-w-measure">{title}</h1>
        {actions ? (
          <div className="page-actions" data-no-print>
            {actions}
          </div>
        ) : null}
        {intro ? (
          <div className="basis-full">
            {/* a sentence or two below a title, in lines of one length, as the title is */}
            <p className="max-w-measure text-balance text-quiet">
              {typeof intro === 'string' ? shownDates(intro) : intro}
            </p>
          </div>
        ) : null}
      </div>
    </header>
  );
}

/** A part of a page under its own heading. */
export function PageSection({
  title,
  id,
  children,
  aside,
  className,
}: {
  title: string;
  id?: string;
  children: ReactNode;
  aside?: ReactNode;
  className?: string;
}) {
  return (
    <section id={id} className={clsx('mt-10 first:mt-0', className)}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-3 border-b border-line pb-1.5 has-[.button]:pb-2.5">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/**
 * A part of a settings page: what it is about and, beside it where there is room, its form. Several parts have forms,
 * and none of them is the page's purpose: their buttons are quiet.
 */
export function SettingsSection({
  title,
  intro,
  id,
  children,
}: {
  title: string;
  intro?: ReactNode;
  id?: string;
  children: ReactNode;
}) {
  return (
    <section id={id} className="@container mt-8 border-t border-line pt-8">
      <div className="grid gap-x-12 gap-y-5 @3xl:grid-cols-[15rem_minmax(0,36rem)]">
        <div>
          <h2>{title}</h2>
          {intro ? <p className="mt-1.5 max-w-measure text-balance text-sm text-quiet">{intro}</p> : null}
        </div>
        <div className="min-w-0 max-w-xl">{children}</div>
      </div>
    </section>
  );
}

/** One column of content, details beside it on wide screens. */
export function WithDetails({ children, details }: { children: ReactNode; details: ReactNode }) {
  return (
    <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,70ch)_minmax(15rem,1fr)]">
      <div className="min-w-0">{children}</div>
      <aside aria-label="Details" className="min-w-0 xl:max-w-80">
        {details}
      </aside>
    </div>
  );
}
