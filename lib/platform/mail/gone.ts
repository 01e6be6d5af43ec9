/** How a deleted account's address ends; a database constraint holds it (users_deleted_without_address). */
const OF_NOBODY = '@deleted.invalid';

/** What somebody who has deleted their account is called from then on: the database replaces their name with it. */
export const NAME_OF_NOBODY = 'Someone who has left';

/** @returns whether an address belongs to a deleted account: nobody reads it, and no mail goes there. */
export function isOfNobody(address: string): boolean {
  return address.endsWith(OF_NOBODY);
}

/** @returns the address that stands for a deleted account, by its id. */
export function addressOfNobody(userId: string): string {
  return `deleted-${userId}${OF_NOBODY}`;
}
