import { notFound, redirect } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { addresses } from '@/lib/platform/addresses/addresses';
import { requestFacts } from '@/lib/platform/auth/from-request';
import { finishGoogle, isGoogleOn, refusedNetwork } from '@/lib/platform/auth/google';
import { letIn } from '@/lib/platform/auth/sessions';

/** Where Google sends people back to; next-auth and Google's settings know it by this address. */
export async function GET({ nextUrl }: NextRequest): Promise<Response> {
  if (!isGoogleOn()) notFound();
  const request = await requestFacts();
  const refused = await refusedNetwork(request);
  if (refused) return refused;
  const back = await finishGoogle(nextUrl.searchParams, request);
  if (back.kind !== 'in') redirect(addresses.signInAfterGoogle(back.to, back.kind));
  const isIn = await letIn(back.token);
  redirect(isIn ? back.to : addresses.secondStep(back.to));
}
