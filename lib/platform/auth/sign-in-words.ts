/** What somebody does whose session has ended while a form is filled in. Pages make a link of it wherever a refusal says it. */
export const SIGN_IN_ELSEWHERE = 'Sign in again in another tab';

/** What somebody does whose sign-in link is gone. Pages make a link of it as well. */
export const ASK_FOR_A_LINK = 'Ask for a new link';
