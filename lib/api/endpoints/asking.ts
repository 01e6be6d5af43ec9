import { z } from 'zod';

/** For what is asked with no parameters. One that nobody knows is refused: a filter of another name would filter nothing. */
export const Nothing = z.strictObject({});

/** For what is asked of one thing. */
export const ById = z.object({ id: z.uuid('That id is not complete.') });
