import { z } from 'zod';

/** For what is asked with no parameters. */
export const Nothing = z.object({});

/** For what is asked of one thing. */
export const ById = z.object({ id: z.uuid('That id is not complete.') });
