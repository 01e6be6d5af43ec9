import { notFound, redirect } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { addresses } from '@/lib/platform/addresses/addresses';
import { requestFacts } from '@/lib/platform/auth/from-request';
import { beginGoogle, isGoogleOn, refusedNetwork } from '@/lib/platform/auth/google';
import { ownPath } from '@/lib/platform/auth/own-path';

/**
 * Leads to Google. A plain link and no form: a page's policy only lets forms post to us, redirects included. Following
 * it decides nothing, since Google asks which account to use.
 */
export async function GET({ nextUrl }: NextRequest): Promise<Response> {
  if (!isGoogleOn()) notFound();
  const request = await requestFacts();
  const refused = await refusedNetwork(request);
  if (refused) return refused;
  const to = ownPath(nextUrl.searchParams.get('to'));
  redirect((await beginGoogle(to, request)) ?? addresses.signInAfterGoogle(to, 'failed'));
}
