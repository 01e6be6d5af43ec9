/** What a worker tells a job that it does for the first time, and may do again. */
export const FIRST_TRY = { attempt: 1, isLastAttempt: false };
