import { z } from 'zod';
import { severalOf } from '@/lib/platform/actions/several';

/**
 * @param none the message if nothing was ticked
 * @returns the schema of checkboxes that share a name: those ticked, in the order of the choices, each once.
 */
export function checkedChoices<Choice extends string>(choices: readonly Choice[], none: string) {
  return z.preprocess(
    severalOf,
    z
      .array(z.enum(choices))
      .min(1, none)
      .max(choices.length)
      .transform((sent) => choices.filter((choice) => sent.includes(choice))),
  );
}
