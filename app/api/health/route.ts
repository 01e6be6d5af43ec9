export const dynamic = 'force-dynamic';

/** Alive: the process answers. Says nothing about its dependencies; see /api/ready. */
export function GET(): Response {
  return Response.json({ status: 'alive' });
}
