'use client';

import { Braces } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';

/** Words that can be put into a text by choosing them. */
export type Insertable = { readonly text: string; readonly label: string };

type InsertMenuProps = {
  readonly insertables: readonly Insertable[];
  readonly onInsert: (text: string) => void;
};

/**
 * A menu of what can be inserted at the cursor: arrows choose, Enter inserts, Escape leaves (WAI-ARIA, menu button).
 */
export function InsertMenu({ insertables, onInsert }: InsertMenuProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) menu.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, [isOpen]);

  const close = () => {
    setIsOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') setIsOpen(false);
    if (event.key === 'Escape') close();
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const at = items.findIndex((item) => item.matches(':focus'));
    const next = {
      ArrowDown: items[(at + 1) % items.length],
      ArrowUp: items.at(at - 1),
      Home: items[0],
      End: items.at(-1),
    }[event.key];
    if (event.key === 'Escape' || next) event.preventDefault();
    next?.focus();
  };
  return (
    <div className="relative">
      <button
        ref={button}
        type="button"
        tabIndex={-1}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        className="inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-sm text-quiet hover:bg-wash hover:text-ink"
        onClick={() => setIsOpen(!isOpen)}
      >
        <Braces aria-hidden className="size-4" />
        Insert a term
      </button>
      {isOpen ? (
        <div
          ref={menu}
          id={id}
          role="menu"
          tabIndex={-1}
          aria-label="Terms"
          className="absolute start-0 top-full z-20 mt-1 max-h-72 w-80 max-w-[calc(100vw-3rem)] overflow-y-auto rounded-md border border-edge bg-sheet py-1 shadow-lg"
          onKeyDown={onKeyDown}
        >
          {insertables.map(({ text, label }) => (
            <button
              key={text}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="flex min-h-9 w-full items-baseline justify-between gap-3 px-3 py-1 text-start hover:bg-wash focus:bg-wash"
              onClick={() => {
                setIsOpen(false);
                onInsert(text);
              }}
            >
              <span>{label}</span>
              <code className="text-sm text-quiet">{text}</code>
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
