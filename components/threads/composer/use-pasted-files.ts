import { type RefObject, useEffect, useRef } from 'react';

/** Takes files that are pasted into a text field or dropped on it, instead of what the browser would do with them. */
export function usePastedFiles(
  box: RefObject<HTMLTextAreaElement | null>,
  take: (files: readonly File[]) => void,
): void {
  const taking = useRef(take);
  taking.current = take;
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const onFiles = (event: Event, files: FileList | undefined) => {
      if (!files || files.length === 0) return;
      event.preventDefault();
      taking.current([...files]);
    };
    const onPaste = (event: ClipboardEvent) => onFiles(event, event.clipboardData?.files);
    const onDrop = (event: DragEvent) => onFiles(event, event.dataTransfer?.files);
    current.addEventListener('paste', onPaste);
    current.addEventListener('drop', onDrop);
    return () => {
      current.removeEventListener('paste', onPaste);
      current.removeEventListener('drop', onDrop);
    };
  }, [box]);
}
