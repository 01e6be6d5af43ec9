import { z } from 'zod';

/** For endpoints without parameters. An unknown one is refused: a misspelt filter would filter nothing. */
export const Nothing = z.strictObject({});

/** For endpoints about one thing. */
export const ById = z.object({ id: z.uuid('That id is not complete.') });
