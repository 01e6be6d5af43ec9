/** What a sign-in that isn’t fresh any more is asked for before somebody decides who runs a business. */
export const DECIDING = { to: 'decide who runs the business', asYou: 'decide that as you' } as const;
