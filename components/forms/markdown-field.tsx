'use client';

import type { Attachment } from '@/components/ui/attachments';
import { FieldError } from '@/components/ui/field-error';
import type { Insertable } from '@/components/ui/markdown-editor/insert-menu';
import { MarkdownEditor } from '@/components/ui/markdown-editor/markdown-editor';
import { type FieldProps, ROOM, useField } from './fields';

type MarkdownFieldProps = FieldProps & {
  readonly rows: number;
  /** words to choose from a menu */
  readonly insertables?: readonly Insertable[];
  /** @returns the text as it will be read */
  readonly asRead?: (text: string) => string;
  /** takes pasted and dropped files. @returns what the text says in their place */
  readonly onFiles?: (files: readonly File[]) => string;
  /** what its references show */
  readonly attachments?: readonly Attachment[];
  /** for a row of a list, whose name moves with its place: its message, and its initial text */
  readonly row?: { readonly error: string | undefined };
};

/** A multi-line markdown field with tools; without scripts a plain text field. */
export function MarkdownField({
  label,
  isOptional = false,
  rows,
  insertables,
  asRead,
  onFiles,
  attachments,
  row,
  ...field
}: MarkdownFieldProps) {
  const { id, error: own, input } = useField(field);
  const error = row ? row.error : own;
  return (
    <div className="grid gap-1.5">
      <MarkdownEditor
        {...input}
        {...(row && { defaultValue: field.initial, 'aria-invalid': error ? true : undefined })}
        aria-describedby={
          [field.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
        }
        aria-required={!isOptional}
        rows={rows}
        className={ROOM[rows]}
        label={
          <>
            <label htmlFor={id} className="font-semibold">
              {label}
              {isOptional ? <span className="font-normal text-quiet"> (optional)</span> : null}
            </label>
            {field.hint ? (
              <p id={`${id}-hint`} className="max-w-measure text-sm text-quiet">
                {field.hint}
              </p>
            ) : null}
          </>
        }
        insertables={insertables}
        asRead={asRead}
        onFiles={onFiles}
        attachments={attachments}
      />
      <FieldError id={id} error={error} />
    </div>
  );
}
