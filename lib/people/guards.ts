import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import {
  assistantSessionFromRequest,
  sessionFromRequest,
  staffSessionFromRequest,
} from '@/lib/platform/auth/from-request';
import { isOperator } from '@/lib/platform/auth/operators';
import type { SignedIn } from '@/lib/platform/auth/signed-in';
import { PATH_HEADER } from '@/lib/platform/http/request-headers';
import type { AssistantHead, FoundSession, KeptZones } from '@/lib/platform/tenancy/find-session';
import { isSlug } from './business/slug';
import type { Workspace } from './queries';
import { isStaffRole } from './staff.rules';

/**
 * Restricts a page to signed-in people; others are sent to sign in and come back. Somebody who hasn't introduced
 * themselves does so first: every deadline is shown on their clock.
 */
export async function requireSignedIn(): Promise<SignedIn> {
  return welcome(await sessionFromRequest());
}

/** Restricts a page to operators; for all others it doesn't exist. */
export async function requireSignedInOperator(): Promise<SignedIn> {
  const signedIn = await requireSignedIn();
  if (!isOperator(signedIn)) notFound();
  return signedIn;
}

async function welcome(session: FoundSession | null): Promise<SignedIn> {
  const here = encodeURIComponent((await headers()).get(PATH_HEADER) ?? '/start');
  if (!session) redirect(`/sign-in?to=${here}`);
  const { introducedAt, ...signedIn } = session;
  if (!introducedAt) redirect(`/start?to=${here}`);
  return signedIn;
}

export type Staff = {
  readonly signedIn: SignedIn;
  readonly workspace: Workspace;
  readonly role: 'owner' | 'manager';
  /** how many notifications there they haven't read */
  readonly unread: number;
} & KeptZones;

/** @returns a workspace's name for its owners and managers; null for all others, whom its pages turn away. */
export async function getStaffWorkspaceName(slug: string): Promise<string | null> {
  const found = (await sessionFor(slug))?.workspace;
  return found && isStaffRole(found.role) ? found.name : null;
}

/** Restricts a page to a workspace's owners and managers; for all others it doesn't exist. */
export async function requireStaff(slug: string): Promise<Staff> {
  // sign-in comes first, even if there is no such workspace
  const staff = await sessionFor(slug);
  const signedIn = await welcome(staff?.session ?? null);
  const found = staff?.workspace;
  if (!found || !isStaffRole(found.role)) notFound();
  const { role: _, unread, ...workspace } = found;
  return { signedIn, workspace, role: found.role, unread, keptZones: staff?.session.keptZones ?? [] };
}

/** @returns the `generateMetadata` of a page that only owners see: for a manager it has no title of its own either. */
export function titleForOwners(title: string) {
  return async ({ params }: { readonly params: Promise<{ workspace: string }> }): Promise<Metadata> => {
    const { role } = await requireStaff((await params).workspace);
    return role === 'owner' ? { title } : notFound();
  };
}

/** The caller's session, with the workspace of that name; an impossible name belongs to nobody. */
function sessionFor(slug: string) {
  return staffSessionFromRequest(isSlug(slug) ? slug : '');
}

/** Restricts the inbox to signed-in people; it is empty for those who assist nobody. */
export async function requireAssistant(): Promise<SignedIn & AssistantHead> {
  const session = await assistantSessionFromRequest();
  return {
    ...(await welcome(session)),
    unread: session?.unread ?? 0,
    hasTimer: session?.hasTimer ?? false,
    keptZones: session?.keptZones ?? [],
  };
}
