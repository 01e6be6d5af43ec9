import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { deriveSecret, isDerived } from '@/lib/platform/auth/tokens';

const ID_BYTES = 16;

/**
 * The secret part of an invitation's link. It is derived, not stored: the owner can copy it again, and a copy of the
 * database alone opens nothing.
 * @returns the invitation's id and its proof, safe in a path.
 */
export function invitationToken(invitationId: string): string {
  return Buffer.concat([idBytes(invitationId), deriveSecret('invitation', invitationId)]).toString(
    'base64url',
  );
}

/** @returns the id of a token's invitation, or null for anything else; compared in constant time. */
export function readInvitationToken(token: string): string | null {
  if (!/^[\w-]{64}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const id = idText(bytes.subarray(0, ID_BYTES));
  return isDerived(bytes.subarray(ID_BYTES), 'invitation', id) ? id : null;
}

/** @returns the full link that the owner copies and the mail carries. */
export function invitationLink(invitationId: string): string {
  return absolute(addresses.invitation(invitationToken(invitationId)));
}

function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function idText(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
