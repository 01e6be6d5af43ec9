'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { useForm } from '@/components/forms/action-form';
import { FileField } from '@/components/forms/file-field';
import { errorFor } from '@/lib/platform/actions/form-state';

type ComposedFilesProps = { readonly box: RefObject<HTMLTextAreaElement | null> };

/** Files that go with a message: chosen, or pasted into its text or dropped there. */
export function ComposedFiles({ box }: ComposedFilesProps) {
  const { state } = useForm();
  const fold = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const take = (event: Event, files: FileList | undefined) => {
      const input = fold.current?.querySelector<HTMLInputElement>('input[type="file"]');
      if (!input || !files || files.length === 0) return;
      event.preventDefault();
      const all = new DataTransfer();
      for (const file of [...(input.files ?? []), ...files]) all.items.add(file);
      input.files = all.files;
      if (fold.current) fold.current.open = true;
    };
    const onPaste = (event: ClipboardEvent) => take(event, event.clipboardData?.files);
    const onDrop = (event: DragEvent) => take(event, event.dataTransfer?.files);
    current.addEventListener('paste', onPaste);
    current.addEventListener('drop', onDrop);
    return () => {
      current.removeEventListener('paste', onPaste);
      current.removeEventListener('drop', onDrop);
    };
  }, [box]);
  return (
    <details ref={fold} className="group w-full" open={errorFor(state, 'files') !== undefined || undefined}>
      <summary className="inline-flex min-h-6 items-center gap-2 text-sm text-quiet hover:text-ink">
        <span aria-hidden className="chevron" /> Add files
      </summary>
      <div className="mt-2">
        <FileField name="files" label="Files" hint="At most ten, together up to 24 MB." />
      </div>
    </details>
  );
}
