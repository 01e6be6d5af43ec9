import type { Instrumentation } from 'next';

/** Next calls this once per server process, before the first request: a wrong set-up stops here, with a plain message. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { checkBeforeServing } = await import('@/lib/platform/http/start-up');
  await checkBeforeServing(async () => {
    const { greetFirstOwner } = await import('@/lib/people/invitations/first-owner');
    await greetFirstOwner();
  });
}

/** Next tells us of each page or route that failed; the digest is the reference that the person was shown. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { reportFailure } = await import('@/lib/platform/http/failures');
  reportFailure(error, { headers: request.headers, route: context.routePath });
};
