/** How the address of an account ends that was deleted; the database holds that it does (users_deleted_without_address). */
const OF_NOBODY = '@deleted.invalid';

/** What somebody who has deleted their account is called from then on: the database writes it in the place of their name. */
export const NAME_OF_NOBODY = 'Someone who has left';

/** @returns whether an address is of somebody who has deleted their account: nobody reads it, and no mail goes there. */
export function isOfNobody(address: string): boolean {
  return address.endsWith(OF_NOBODY);
}

/** @returns the address that stands for somebody who has deleted their account, by their id. */
export function addressOfNobody(userId: string): string {
  return `deleted-${userId}${OF_NOBODY}`;
}
