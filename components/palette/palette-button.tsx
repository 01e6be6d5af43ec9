'use client';

import { Search } from 'lucide-react';
import { type MouseEvent, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { Destination } from '@/components/search/destinations';
import { Button, buttonLook } from '@/components/ui/button';
import { fetchedLate } from '@/components/ui/fetched-late';
import { onceClosed } from '@/components/ui/once-closed';
import { addresses } from '@/lib/platform/addresses/addresses';
import { findByName } from './find-by-name';
import type { PaletteProps } from './palette';

const load = () => import('./palette');
/** A failure to load is reported once it matters. */
const loadAhead = () => void load().catch(() => undefined);
/** Loaded only for those who open it. */
const Palette = fetchedLate<PaletteProps>(async () => (await load()).Palette, PaletteElsewhere);

type PaletteButtonProps = {
  /** the business to look in; null for the inbox */
  readonly slug: string | null;
  /** the pages one can go to from here */
  readonly pages: readonly Destination[];
  /** the search page: this is where it leads without scripts */
  readonly fallback: string;
};

/** Opens the palette, as ⌘K and Ctrl+K do. On a phone it is only an icon. */
export function PaletteButton({ slug, pages, fallback }: PaletteButtonProps) {
  const link = useRef<HTMLAnchorElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const [newest, setNewest] = useState<ReturnType<typeof findByName> | null>(null);
  const open = useCallback(() => {
    // the shell has a button for wide screens and one for phones: only the visible one opens it
    if (dialog.current?.open || !link.current?.checkVisibility()) return;
    setNewest(findByName(slug, ''));
    dialog.current?.showModal();
  }, [slug]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey || event.key !== 'k') return;
      event.preventDefault();
      open();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [open]);

  const onClick = (event: MouseEvent) => {
    event.preventDefault();
    open();
  };
  return (
    <>
      <a
        ref={link}
        href={fallback}
        onClick={onClick}
        onPointerEnter={loadAhead}
        aria-keyshortcuts="Meta+K Control+K"
        className="inline-flex min-h-10 touch:min-h-touch touch:min-w-touch items-center gap-2 rounded-md px-3 py-2 text-quiet hover:bg-wash hover:text-ink"
      >
        <Search aria-hidden className="size-4" />
        <span className="max-sm:sr-only">Find</span>
        <kbd aria-hidden className="font-text text-sm max-sm:hidden">
          ⌘K
        </kbd>
      </a>
      <dialog
        ref={dialog}
        aria-label="Find or go to"
        onClose={onceClosed(() => setNewest(null))}
        className="mx-auto mb-auto mt-[10dvh] w-[min(40rem,calc(100vw-2rem))] rounded-md border border-line bg-sheet p-0 text-ink backdrop:bg-ink/40 dark:backdrop:bg-paper/80 max-sm:mt-4"
      >
        {newest ? (
          <Suspense fallback={<p className="p-5 text-quiet">One moment…</p>}>
            <Palette slug={slug} pages={pages} newest={newest} onClose={() => dialog.current?.close()} />
          </Suspense>
        ) : null}
      </dialog>
    </>
  );
}

/** If the palette couldn't be loaded: a link to the search page. */
function PaletteElsewhere({ slug, onClose }: PaletteProps) {
  return (
    <div className="p-5">
      <p>The search could not be loaded.</p>
      <p className="mt-4 flex flex-wrap gap-3">
        <a href={slug === null ? addresses.inboxSearch() : addresses.search(slug)} className={buttonLook()}>
          Find on a page of its own
        </a>
        <Button look="quiet" onClick={onClose}>
          Close
        </Button>
      </p>
    </div>
  );
}
