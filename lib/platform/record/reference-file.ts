import { z } from 'zod';
import { isCanonical, parsed } from './parsed';

/** Named in the file itself, so that somebody holding it in ten years knows how to read it. */
export const REFERENCE_FORMAT = 'handover.reference.v1';

const Count = z.int().nonnegative();
const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** The part of a reference that is checked for consistency; the rest is for people to read. */
const Checked = z.object({
  format: z.literal(REFERENCE_FORMAT),
  asOf: z.iso.datetime(),
  engagements: z.array(
    z.object({
      from: z.iso.datetime(),
      until: z.iso.datetime().nullable(),
      facts: z.object({
        work: z.object({ done: Count, onTime: Count, atFirst: Count }),
        time: z.object({ minutes: Count, approvedMinutes: Count }),
        answers: z.object({ counted: Count, inTime: Count }).nullable(),
      }),
      evaluations: z.array(z.object({ documentHash: Hash, copySha256: Hash })),
    }),
  ),
});
type Engagement = z.infer<typeof Checked>['engagements'][number];

export type ReferenceCheck =
  | { readonly sound: true; readonly engagements: number; readonly evaluations: number }
  | { readonly sound: false; readonly why: string };

/**
 * Checks a reference's consistency: it is canonical JSON, no part is more than its whole, and nothing in it is later
 * than its date.
 */
export function checkReference(text: string): ReferenceCheck {
  const read = Checked.safeParse(parsed(text));
  if (!read.success) return unsound('the reference can’t be read');
  if (!isCanonical(text)) return unsound('the reference is not written as records are');
  const { asOf, engagements } = read.data;
  if (engagements.length === 0) return unsound('the reference is of nothing');
  if (!engagements.every((engagement) => isPossible(engagement, asOf))) {
    return unsound('the figures in it don’t agree with each other');
  }
  const evaluations = engagements.reduce((sum, each) => sum + each.evaluations.length, 0);
  return { sound: true, engagements: engagements.length, evaluations };
}

function isPossible({ from, until, facts: { work, time, answers } }: Engagement, asOf: string): boolean {
  return (
    from <= (until ?? asOf) &&
    (until ?? asOf) <= asOf &&
    work.onTime <= work.done &&
    work.atFirst <= work.done &&
    time.approvedMinutes <= time.minutes &&
    (answers === null || answers.inTime <= answers.counted)
  );
}

function unsound(why: string): ReferenceCheck {
  return { sound: false, why };
}
