/** What somebody does whose session has ended while a form is filled in. Pages make a link of it wherever a refusal says it. */
export const SIGN_IN_ELSEWHERE = 'Sign in again in another tab';
