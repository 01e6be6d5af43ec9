import { AsyncLocalStorage } from 'node:async_hooks';

/** What is being done at this moment, and for whom: ties together the log lines of one request and its jobs. */
export type Work = {
  /** the request that began it, also in a job that came from that request */
  requestId: string | undefined;
  /** the signed-in person, once the database has accepted them; none for a job */
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

/** Makes everything that follows in this chain of calls part of a request. */
export function beginWork(work: Work): void {
  store().enterWith(work);
}

/** Runs something as its own piece of work. */
export function asWork<T>(work: Work, run: () => T): T {
  return store().run(work, run);
}

/** Records who turned out to be asking. */
export function noteActor(actorId: string): void {
  const work = currentWork();
  if (work) work.actorId = actorId;
}
