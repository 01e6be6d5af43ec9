'use client';

import { clsx } from 'clsx';
import { type FocusEvent, type ReactNode, type TextareaHTMLAttributes, useRef, useState } from 'react';
import type { Attachment } from '@/components/ui/attachments';
import { INPUT_LOOK } from '@/components/ui/field';
import { insertion } from './edits';
import type { Insertable } from './insert-menu';
import { Preview } from './preview';
import { Toolbar } from './toolbar';
import { type TakesFiles, useEditing } from './use-editing';

type MarkdownEditorProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'onKeyDown'> & {
  readonly id: string;
  /** the label of the field, and below it a hint if there is one */
  readonly label: ReactNode;
  readonly insertables: readonly Insertable[] | undefined;
  /** @returns the text as it will be read, such as with its placeholders filled in */
  readonly asRead: ((text: string) => string) | undefined;
  /** without it a text takes no files */
  readonly onFiles: TakesFiles | undefined;
  /** what its references show */
  readonly attachments: readonly Attachment[] | undefined;
};

/** Tools that nobody uses now: on a phone they stay where they appeared, so that nothing moves under a finger. */
type Use = 'never' | 'now' | 'before';

/**
 * A text field for markdown. Before scripts load, and without them, it is a plain one. Its tools appear with the
 * cursor, beside the label and on a phone below the text, so that a page of many texts stays calm. Their space stays
 * when they go: otherwise a press on what is below would miss it as it moves.
 */
export function MarkdownEditor({
  id,
  label,
  insertables = [],
  asRead,
  onFiles,
  attachments = [],
  className,
  ...rest
}: MarkdownEditorProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [use, setUse] = useState<Use>('never');
  const [preview, setPreview] = useState<string | null>(null);

  const { edit, onFormat, onKeyDown, onPaste, onDrop } = useEditing(field, onFiles);
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setUse('before');
  };
  const onPreview = () => {
    const text = field.current?.value ?? '';
    setPreview(preview === null ? (asRead?.(text) ?? text) : null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears whether the focus is in one of its children
    <div
      className="grid items-end gap-x-4 gap-y-1.5 sm:grid-cols-[minmax(0,1fr)_auto] [&>textarea]:sm:col-span-2"
      onFocus={() => setUse('now')}
      onBlur={onBlur}
    >
      <div className="sm:flex sm:min-h-8 sm:flex-col sm:justify-end">{label}</div>
      {use === 'never' ? null : (
        <div
          className={clsx(
            'max-sm:order-last sm:col-start-2 sm:row-start-1',
            use === 'before' && preview === null && 'sm:invisible',
          )}
        >
          <Toolbar
            controls={id}
            isPreview={preview !== null}
            insertables={insertables}
            onFormat={onFormat}
            onInsert={(words) => edit((selected) => insertion(selected, words))}
            onPreview={onPreview}
          />
        </div>
      )}
      <textarea
        {...rest}
        ref={field}
        id={id}
        hidden={preview !== null}
        className={clsx(INPUT_LOOK, 'field-sizing-content max-w-measure', className)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onDrop={onDrop}
      />
      {preview === null ? null : (
        <section
          aria-label="Preview"
          className="min-h-24 rounded-md border border-line bg-sheet px-3 py-2 sm:col-span-2"
        >
          <Preview text={preview} attachments={attachments} />
        </section>
      )}
    </div>
  );
}
