/** The message when a sign-in isn’t fresh enough to change who runs a business. */
export const DECIDING = { to: 'decide who runs the business', asYou: 'decide that as you' } as const;
