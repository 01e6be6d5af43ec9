import { z } from 'zod';
import { cleanLine, line } from '@/lib/platform/actions/text';
import { Id } from '@/lib/platform/ids';
import { Currency, TimeZone } from './zones';

/** RFC 5321, 4.5.3.1.3: a path has at most 256 octets, its angle brackets included. */
const MAX_ADDRESS = 254;

/** A mail address, in lower case: people don't tell addresses apart by capitals, and neither do mail servers. */
export const Address = z
  .string({ error: 'Type an e-mail address.' })
  .transform((text) => cleanLine(text).toLowerCase())
  .pipe(
    z
      .string()
      .min(1, 'Type an e-mail address.')
      .max(MAX_ADDRESS, 'That address is too long.')
      .pipe(z.email('That doesn’t look like an e-mail address, such as maria@example.com.')),
  );

export const IntroduceYourself = z.object({
  name: line('Tell us your name.', 120),
  timeZone: TimeZone,
  to: z.string().optional(),
});

export const UpdateYourself = IntroduceYourself.omit({ to: true });

export const EndSession = z.object({ sessionId: Id });

export const CreateWorkspace = z.object({
  id: Id,
  name: line('Give the business a name.', 120),
  timeZone: TimeZone,
  currency: Currency,
});

export const InviteAssistant = z.object({
  id: Id,
  workspaceId: Id,
  name: line('Say who you invite.', 120),
  email: Address,
});

export const InvitationRef = z.object({ workspaceId: Id, invitationId: Id });

export const AcceptInvitation = z.object({
  token: z.string(),
  isOtherAddressConfirmed: z
    .literal('yes')
    .optional()
    .transform((answer) => answer === 'yes'),
});
