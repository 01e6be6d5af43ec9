import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import {
  assistantSessionFromRequest,
  sessionFromRequest,
  staffSessionFromRequest,
} from '@/lib/platform/auth/from-request';
import type { SignedIn } from '@/lib/platform/auth/signed-in';
import { isOperator } from '@/lib/platform/operators';
import { PATH_HEADER } from '@/lib/platform/request-headers';
import type { FoundSession, KeptZones } from '@/lib/platform/tenancy/find-session';
import type { Workspace } from './queries';
import { isSlug } from './slug';
import { isStaffRole } from './staff.rules';

/**
 * Lets only signed-in people see a page; others go to sign-in and come back. Who has not introduced themselves does so
 * first: every deadline is shown on their clock.
 */
export async function requireSignedIn(): Promise<SignedIn> {
  return welcome(await sessionFromRequest());
}

/** Lets only whoever runs this installation see a page; for all others it doesn't exist. */
export async function requireSignedInOperator(): Promise<SignedIn> {
  const signedIn = await requireSignedIn();
  if (!isOperator(signedIn.email)) notFound();
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
  /** how much of what they were told there they haven't read */
  readonly unread: number;
} & KeptZones;

/** @returns the name of a workspace for its owners and managers; null for all others, whom its pages turn away. */
export async function getStaffWorkspaceName(slug: string): Promise<string | null> {
  const found = (await sessionFor(slug))?.workspace;
  return found && isStaffRole(found.role) ? found.name : null;
}

/** Lets only the owners and managers of a workspace see a page; for all others it doesn't exist. */
export async function requireStaff(slug: string): Promise<Staff> {
  // sign-in comes first, also where there is no such workspace
  const asked = await sessionFor(slug);
  const signedIn = await welcome(asked?.session ?? null);
  const found = asked?.workspace;
  if (!found || !isStaffRole(found.role)) notFound();
  const { role: _, unread, ...workspace } = found;
  return { signedIn, workspace, role: found.role, unread, keptZones: asked?.session.keptZones ?? [] };
}

/**
 * @returns the `generateMetadata` of a page that only owners see: for a manager it has no title of its own either.
 */
export function titleForOwners(title: string) {
  return async ({ params }: { readonly params: Promise<{ workspace: string }> }): Promise<Metadata> => {
    const { role } = await requireStaff((await params).workspace);
    return role === 'owner' ? { title } : notFound();
  };
}

/** The session that asks, with the workspace of that name; what can't be a name is nobody's. */
function sessionFor(slug: string) {
  return staffSessionFromRequest(isSlug(slug) ? slug : '');
}

/** Lets a signed-in person see their inbox, which is empty for those who assist nobody. */
export async function requireAssistant(): Promise<SignedIn & KeptZones & { readonly unread: number }> {
  const session = await assistantSessionFromRequest();
  return { ...(await welcome(session)), unread: session?.unread ?? 0, keptZones: session?.keptZones ?? [] };
}
