'use client';

import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '@/components/ui/button';
import { onceClosed } from '@/components/ui/once-closed';
import { effectOfKey, pressedKey } from './shortcut-keys';

/** Remembered in this browser only. */
const OFF = 'handover.keys-off';

/**
 * The inbox's keys, and a dialog that lists them. They can be switched off, since single letters get in the way of
 * speech input (WCAG 2.2, 2.1.4).
 */
export function InboxKeys() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOff, setOff] = useState(false);
  // the dialog is rendered only on request, to keep every page of the inbox small
  const [isOpen, setOpen] = useState(false);
  const open = useCallback(() => {
    // rendered before it is shown, since `showModal` focuses the first of its fields
    flushSync(() => setOpen(true));
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    setOff(localStorage.getItem(OFF) !== null);
  }, []);
  useEffect(() => {
    if (isOff) return;
    const onKey = (event: KeyboardEvent) => {
      const key = pressedKey(event);
      if (key === null) return;
      if (key === '?') open();
      else if (key === 'j' || key === 'k') step(key === 'j' ? 1 : -1);
      else effectOfKey(key)?.();
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOff, open]);

  const toggle = () => {
    if (isOff) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, '1');
    setOff(!isOff);
  };
  return (
    <div className="max-lg:hidden">
      <Button look="plain" className="text-sm font-normal! text-quiet! no-underline!" onClick={open}>
        Keys
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby="keys-title"
        onClose={onceClosed(() => setOpen(false))}
        className="m-auto w-full max-w-sm rounded-md border border-line bg-sheet p-6 text-base text-ink backdrop:bg-ink/40 dark:backdrop:bg-paper/80"
      >
        {isOpen ? <KeysInWords isOff={isOff} onToggle={toggle} /> : null}
      </dialog>
    </div>
  );
}

function KeysInWords({ isOff, onToggle }: { readonly isOff: boolean; readonly onToggle: () => void }) {
  return (
    <>
      <h2 id="keys-title" className="mb-4">
        Keys
      </h2>
      <dl className="mb-5 grid grid-cols-[auto_1fr] gap-x-5 gap-y-2">
        <Key name="j">the next one in the list</Key>
        <Key name="k">the one before</Key>
        <Key name="Enter">opens it</Key>
        <Key name="a">goes to Accept, or Start; Enter then does it</Key>
        <Key name="d">opens the form to deliver</Key>
        <Key name="q">opens the form to ask a question</Key>
        <Key name="⌘K, Ctrl+K">finds anything</Key>
        <Key name="?">shows this</Key>
      </dl>
      <label className="mb-5 flex items-center gap-2.5">
        <input type="checkbox" checked={!isOff} onChange={onToggle} className="size-5 accent-accent" />
        Use single letters in this browser
      </label>
      <form method="dialog">
        <Button type="submit" look="quiet">
          Close
        </Button>
      </form>
    </>
  );
}

function Key({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>
        <kbd className="rounded-sm border border-edge bg-wash px-1.5 font-text text-sm">{name}</kbd>
      </dt>
      <dd>{children}</dd>
    </>
  );
}

/** From the focused row, else from the open one, else the first; after the last row of a page, the link to the next. */
function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll('[data-inbox-row], [data-inbox-next]')].filter((link) =>
    link.checkVisibility(),
  );
  const focused = links.indexOf(document.activeElement ?? document.body);
  const from = focused >= 0 ? focused : links.findIndex((link) => link.ariaCurrent === 'page');
  const next = links[from < 0 ? 0 : from + by];
  if (next instanceof HTMLElement) next.focus();
}
