import { type Caller, callerOutsideRequest } from './signed-in';

/** @returns who is calling and from where; `signedIn` is null when nobody is. */
export async function currentCaller(): Promise<Caller> {
  const outside = callerOutsideRequest();
  if (outside) return outside;
  const { callerFromRequest } = await import('./from-request');
  return callerFromRequest();
}
