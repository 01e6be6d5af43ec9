/** What one look at the installation found. `broken` stops Handover from working; `note` is worth knowing. */
export type Finding = {
  readonly level: 'good' | 'note' | 'broken';
  readonly says: string;
  /** what the operator has to do about it, or may; nothing if all is well */
  readonly remedy?: string;
};

/** @returns a finding that all is well. */
export const good = (says: string): Finding => ({ level: 'good', says });
/** @returns a finding that is worth knowing, and what may be done about it. */
export const note = (says: string, remedy: string): Finding => ({ level: 'note', says, remedy });
/** @returns a finding that keeps Handover from working, and what has to be done about it. */
export const broken = (says: string, remedy: string): Finding => ({ level: 'broken', says, remedy });

/** How long anything asked over the network may take: somebody is waiting for all of it. */
export const PATIENCE_MS = 8_000;

/** @returns an answer, or undefined when none came in time. */
export function askWeb(url: URL, request: RequestInit = {}): Promise<Response | undefined> {
  return fetch(url, { ...request, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => undefined);
}
