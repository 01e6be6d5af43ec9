import { z } from 'zod';
import { SeenVersion } from '@/lib/platform/actions/seen-version';
import { line } from '@/lib/platform/actions/text';
import { ownPath } from '@/lib/platform/auth/own-path';
import { Id } from '@/lib/platform/ids';
import { Address } from '@/lib/platform/mail/typed-address';
import { STAFF_ROLES } from './staff.rules';
import { Currency, TimeZone } from './zones/zones';

/** Where the person was going: one of our own pages, else `/start`. */
export const To = z
  .string()
  .optional()
  .transform((wanted) => ownPath(wanted));

export const RequestSignInLink = z.object({ email: Address, to: To });

/** A mailed or copied link, as its address names it. */
export const FollowedLink = z.object({ token: z.string().max(200) });

/** `email` is typed only beside the first owner's link, which no mail has carried. */
export const SpendSignInLink = FollowedLink.extend({ email: z.string().optional(), to: To });

export const AskForOtherAddress = z.object({ id: Id, email: Address });

export const Nothing = z.object({});

export const IntroduceYourself = z.object({
  name: line('Tell us your name.', 120),
  timeZone: TimeZone,
  to: To,
});

export const UpdateYourself = IntroduceYourself.omit({ to: true });

export const AnswerDeviceZone = z.object({
  deviceZone: TimeZone,
  answer: z.enum(['use', 'keep'], 'Choose one of the two.'),
});

export const EndSession = z.object({ sessionId: Id });

/** A business's name, zone and currency: set when it is made, and changed later. */
const Business = z.object({
  name: line('Give the business a name.', 120),
  timeZone: TimeZone,
  currency: Currency,
});

export const CreateWorkspace = Business.extend({ id: Id });

export const ChangeWorkspace = Business.extend({ workspaceId: Id, version: SeenVersion });

export const InviteAssistant = z.object({
  id: Id,
  workspaceId: Id,
  name: line('Say who you invite.', 120),
  email: Address,
});

const StaffRoleField = z.enum(STAFF_ROLES, 'Choose what they may do.');

export const InviteToRun = InviteAssistant.extend({ role: StaffRoleField });

export const SeenMembership = z.object({ workspaceId: Id, membershipId: Id, version: SeenVersion });

export const ChangeRole = SeenMembership.extend({ role: StaffRoleField });

export const SeenInvitation = z.object({ workspaceId: Id, invitationId: Id, version: SeenVersion });

export const ReaddressInvitation = SeenInvitation.extend({ email: Address });
