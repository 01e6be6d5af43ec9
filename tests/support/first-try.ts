/** What a worker passes to a job that it runs for the first time, and may run again. */
export const FIRST_TRY = { attempt: 1, isLastAttempt: false };
