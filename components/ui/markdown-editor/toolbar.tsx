'use client';

import { clsx } from 'clsx';
import {
  Bold,
  Eye,
  Heading2,
  Italic,
  Link2,
  List,
  ListOrdered,
  type LucideIcon,
  Pencil,
  TextQuote,
} from 'lucide-react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { FORMATS, type Format } from './edits';
import { type Insertable, InsertMenu } from './insert-menu';
import { KEYS } from './keys';

const WORDS: Record<Format, { readonly label: string; readonly Icon: LucideIcon }> = {
  heading: { label: 'Heading', Icon: Heading2 },
  bold: { label: 'Bold', Icon: Bold },
  italic: { label: 'Italic', Icon: Italic },
  link: { label: 'Link', Icon: Link2 },
  quote: { label: 'Quote', Icon: TextQuote },
  list: { label: 'List', Icon: List },
  numbers: { label: 'Numbered list', Icon: ListOrdered },
};

type ToolbarProps = {
  /** the field that it works on */
  readonly controls: string;
  readonly isPreview: boolean;
  readonly insertables: readonly Insertable[];
  readonly onFormat: (as: Format) => void;
  readonly onInsert: (text: string) => void;
  readonly onPreview: () => void;
};

const BUTTON = clsx(
  'inline-flex size-8 shrink-0 items-center justify-center rounded-md text-quiet',
  'hover:bg-wash hover:text-ink disabled:opacity-40',
);

/** One stop for Tab; the arrow keys go from button to button (WAI-ARIA, toolbar pattern). */
export function Toolbar({ controls, isPreview, insertables, onFormat, onInsert, onPreview }: ToolbarProps) {
  return (
    <div
      role="toolbar"
      aria-label="Formatting"
      aria-controls={controls}
      className="flex flex-wrap items-center gap-0.5"
      onKeyDown={moveByArrows}
      onMouseDown={keepFocus}
    >
      {FORMATS.map((as, index) => {
        const { label, Icon } = WORDS[as];
        return (
          <button
            key={as}
            type="button"
            tabIndex={index === 0 && !isPreview ? 0 : -1}
            disabled={isPreview}
            title={`${label} (${KEYS[as].words})`}
            aria-label={label}
            aria-keyshortcuts={KEYS[as].words.replace('Ctrl', 'Control')}
            className={BUTTON}
            onClick={() => onFormat(as)}
          >
            <Icon aria-hidden className="size-4" />
          </button>
        );
      })}
      {insertables.length > 0 && !isPreview ? (
        <InsertMenu insertables={insertables} onInsert={onInsert} />
      ) : null}
      <button
        type="button"
        tabIndex={isPreview ? 0 : -1}
        aria-pressed={isPreview}
        className="inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-sm text-quiet hover:bg-wash hover:text-ink"
        onClick={onPreview}
      >
        {isPreview ? <Pencil aria-hidden className="size-4" /> : <Eye aria-hidden className="size-4" />}
        Preview
      </button>
    </div>
  );
}

/** A press with the mouse or a finger leaves the cursor where it is in the text. */
function keepFocus(event: MouseEvent) {
  event.preventDefault();
}

function moveByArrows(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const isInMenu = event.target instanceof HTMLElement && event.target.closest('[role="menu"]') !== null;
  if (step === undefined || isInMenu) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  const next = buttons[(at + step + buttons.length) % buttons.length];
  if (at === -1 || !next) return;
  event.preventDefault();
  next.focus();
}
