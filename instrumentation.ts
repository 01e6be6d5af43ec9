/** Next calls this once per server process, before the first request: a wrong set-up stops here, with a plain message. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { checkBeforeServing } = await import('@/lib/platform/start-up');
  if (!(await checkBeforeServing())) return;
  const { greetFirstOwner } = await import('@/lib/people/first-owner');
  await greetFirstOwner();
}
