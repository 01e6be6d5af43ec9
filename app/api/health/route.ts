export const dynamic = 'force-dynamic';

/** Alive: the process answers. Says nothing about what it leans on; see /api/ready. */
export function GET(): Response {
  return Response.json({ status: 'alive' });
}
