import { notFound, redirect } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { findDemoPerson } from '@/lib/people/signing-in/demo-people.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { requestFacts } from '@/lib/platform/auth/from-request';
import { ownPath } from '@/lib/platform/auth/own-path';
import { letIn, openSession } from '@/lib/platform/auth/sessions';
import { isDemo, isPublicDemo } from '@/lib/platform/env/env';
import { tooOften } from '@/lib/platform/http/rate-limit';

/**
 * Signs in as one of the demo's people. It only works with HANDOVER_DEMO=1, with which live keys are refused
 * (lib/platform/env/env).
 */
export async function GET(request: NextRequest): Promise<Response> {
  if (!isDemo()) notFound();
  const refused = isPublicDemo() ? await tooOften('signInFromAnywhere', 'demo') : null;
  if (refused) return refused;
  const person = await findDemoPerson(request.nextUrl.searchParams.get('as') ?? '');
  if (!person) notFound();
  const isIn = await letIn(await openSession(person.id, await requestFacts()));
  const to = ownPath(request.nextUrl.searchParams.get('to'), addresses.start());
  redirect(isIn ? to : addresses.secondStep(to));
}
