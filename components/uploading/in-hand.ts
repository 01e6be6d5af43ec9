/** A file whose bytes this page has, and the server doesn't have completely yet. */
export type FileInHand = {
  /** of its upload */
  readonly id: string;
  readonly file: File;
  readonly workspaceId: string;
  /** what the server is told about its purpose */
  readonly said: Readonly<Record<string, string>>;
};

const inHand = new Map<string, FileInHand>();

/** Registers a file, so that a form which names it is sent with it, or keeps it for later. */
export function takeInHand(file: FileInHand): void {
  inHand.set(file.id, file);
}

/** It has arrived, or isn't wanted any more. */
export function putDown(id: string): void {
  inHand.delete(id);
}

/** @returns those of some uploads whose bytes are here and not yet all on the server. */
export function filesInHand(ids: readonly string[]): readonly FileInHand[] {
  return ids.flatMap((id) => inHand.get(id) ?? []);
}

const GONE = 'handover:files-gone';

/**
 * Tells a form that some of its files go with what it has posted, or keeps to post later: they are no longer its own.
 */
export function announceFilesGone(form: HTMLFormElement, ids: readonly string[]): void {
  form.dispatchEvent(new CustomEvent(GONE, { detail: ids }));
}

/** Calls back when some files of a form have gone with what it posted. @returns how to stop. */
export function onFilesGone(
  form: HTMLFormElement | null | undefined,
  onGone: (ids: readonly string[]) => void,
): () => void {
  const hear = (event: Event) => {
    const ids: unknown = event instanceof CustomEvent ? event.detail : null;
    if (Array.isArray(ids)) onGone(ids);
  };
  form?.addEventListener(GONE, hear);
  return () => form?.removeEventListener(GONE, hear);
}

/** @returns the ids of uploads that a form names, among what it posts. */
export function uploadsNamed(fields: Iterable<readonly [string, unknown]>): readonly string[] {
  return [...fields].flatMap(([name, value]) =>
    isUploads(name) && typeof value === 'string' ? [value] : [],
  );
}

/** @returns whether an input names files that arrive before their form. */
export function isUploads(name: string): boolean {
  return name === 'uploads' || name.endsWith('.uploads');
}
