'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';

/** Remembered in this browser only. */
const OFF = 'handover.keys-off';

/**
 * The keys of the inbox, and a dialog that lists them. They can be switched off, since single letters get in the way of
 * people who speak to their computer (WCAG 2.2, 2.1.4).
 */
export function InboxKeys() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOff, setOff] = useState(false);
  useEffect(() => {
    setOff(localStorage.getItem(OFF) !== null);
  }, []);
  useEffect(() => {
    if (isOff) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') dialog.current?.showModal();
      else if (event.key === 'j') step(1);
      else if (event.key === 'k') step(-1);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOff]);

  const toggle = () => {
    if (isOff) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, '1');
    setOff(!isOff);
  };
  return (
    <div className="max-lg:hidden">
      <Button look="plain" className="ms-2 text-sm" onClick={() => dialog.current?.showModal()}>
        Keys
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby="keys-title"
        className="m-auto w-full max-w-sm rounded-md border border-line bg-sheet p-6 text-ink backdrop:bg-ink/40"
      >
        <h2 id="keys-title" className="mb-4">
          Keys
        </h2>
        <dl className="mb-5 grid grid-cols-[auto_1fr] gap-x-5 gap-y-2">
          <Key name="j">the next one in the list</Key>
          <Key name="k">the one before</Key>
          <Key name="Enter">opens it</Key>
          <Key name="?">shows this</Key>
        </dl>
        <label className="mb-5 flex items-center gap-2.5">
          <input type="checkbox" checked={!isOff} onChange={toggle} className="size-5 accent-accent" />
          Use these keys in this browser
        </label>
        <form method="dialog">
          <Button type="submit" look="quiet">
            Close
          </Button>
        </form>
      </dialog>
    </div>
  );
}

function Key({ name, children }: { name: string; children: string }) {
  return (
    <>
      <dt>
        <kbd className="rounded-sm border border-edge bg-sunken px-1.5 font-text text-sm">{name}</kbd>
      </dt>
      <dd>{children}</dd>
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null;
}

/** From the focused row, else from the open one, else the first. */
function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll('[data-inbox-row]')];
  const focused = links.indexOf(document.activeElement ?? document.body);
  const from = focused >= 0 ? focused : links.findIndex((link) => link.ariaCurrent === 'page');
  const next = links[from < 0 ? 0 : from + by];
  if (next instanceof HTMLElement) next.focus();
}
