import { AsyncLocalStorage } from 'node:async_hooks';

/** The person behind a request. */
export type SignedIn = {
  readonly sessionId: string;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly timeZone: string;
  /** when they last proved who they are: signing and paying need less than 10 minutes ago */
  readonly authenticatedAt: Date;
  /** how they did: a `HowProven`, or whatever word a newer version knows; a tool has its token */
  readonly authenticatedBy: string;
  /**
   * since when mail to them has bounced or been complained about; set where the session was read from a browser's
   * request
   */
  readonly mailStoppedSince?: Date | null;
};

/**
 * The same person without when they last proved who they are. An action that asks for that holds their session
 * (`locksSession`), so nobody acts by a sign-in that has been ended meanwhile.
 */
export type SignedInBefore = Omit<SignedIn, 'authenticatedAt'>;

/** Where a request came from; kept as evidence with a signature. */
export type RequestFacts = {
  readonly requestId: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
};

export type Caller = {
  readonly signedIn: SignedIn | null;
  readonly request: RequestFacts;
  /** an API call over the network, so that limits count; there is no page to revalidate or redirect to */
  readonly isTool?: true;
};

/**
 * Lets server code without a browser request (the demo's history, integration tests, the API) call the very actions the
 * browser calls. Only code in this process can set it; nothing in a request reaches it.
 */
const caller = new AsyncLocalStorage<Caller>();

/** Runs `work` as a given caller. @returns what `work` returns. */
export function runAs<T>(as: Caller, work: () => Promise<T>): Promise<T> {
  return caller.run(as, work);
}

/** @returns the caller set by `runAs`, or undefined inside a browser's request. */
export function callerOutsideRequest(): Caller | undefined {
  return caller.getStore();
}
