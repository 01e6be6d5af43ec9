import { AsyncLocalStorage } from 'node:async_hooks';

/** What is being done at this moment, and for whom: what ties the log's lines of one request, and of its jobs, together. */
export type Work = {
  /** of the request that began it, also in a job that came of that request */
  requestId: string | undefined;
  /** the person who is signed in, once the database has taken them for it; of a job none */
  actorId?: string;
  /** set while a job runs */
  job?: string;
};

declare global {
  var handoverWork: AsyncLocalStorage<Work> | undefined;
}

/** On globalThis, because Next keeps module state apart for pages, route handlers and instrumentation. */
function store(): AsyncLocalStorage<Work> {
  globalThis.handoverWork ??= new AsyncLocalStorage();
  return globalThis.handoverWork;
}

/** @returns what is being done now; undefined outside requests and jobs. */
export function currentWork(): Work | undefined {
  return store().getStore();
}

/** Makes all that follows from here on, in this chain of calls, part of a request. */
export function beginWork(work: Work): void {
  store().enterWith(work);
}

/** Does something as a piece of work of its own. */
export function asWork<T>(work: Work, run: () => T): T {
  return store().run(work, run);
}

/** Notes who turned out to be asking. */
export function noteActor(actorId: string): void {
  const work = currentWork();
  if (work) work.actorId = actorId;
}
