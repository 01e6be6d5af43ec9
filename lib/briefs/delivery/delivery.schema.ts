import { z } from 'zod';
import { optionalProse } from '@/lib/platform/actions/text';
import { arrivedFiles, chosenFiles } from '@/lib/platform/files/chosen';
import { Id } from '@/lib/platform/ids';
import { MOST_WAITING } from '@/lib/uploads/rules';
import { SeenBrief } from '../schema';

const MOST_ITEMS = 40;
const MOST_FILES = 20;
const MOST_CRITERIA = 40;

const Files = z
  .preprocess(chosenFiles, z.array(z.instanceof(File, { error: 'Choose a file from your device.' })))
  .pipe(
    z
      .array(z.instanceof(File))
      .max(MOST_FILES, `At most ${MOST_FILES} files at once. Put more into one archive.`),
  );

const Link = z
  .string()
  .optional()
  .transform((link) => (link ?? '').trim())
  .pipe(
    z
      .string()
      .max(2_000, 'That link is too long.')
      .refine((link) => link === '' || isWebAddress(link), 'Give the whole link, beginning with https://.'),
  )
  .transform((link) => (link === '' ? null : link));

/** A ticked criterion is one that the assistant says is met; what was typed at an unticked one doesn't count. */
const MetCriteria = z
  .array(z.object({ criterionId: Id, isMet: z.literal('on').optional(), note: optionalProse(2_000) }))
  .max(MOST_CRITERIA)
  .default([])
  .transform((rows) => rows.flatMap(({ isMet, ...met }) => (isMet ? [met] : [])));

const DeliveredItem = z
  .object({
    deliverableId: Id,
    note: optionalProse(4_000),
    link: Link,
    files: Files,
    uploads: arrivedFiles(MOST_WAITING),
    criteria: MetCriteria,
  })
  .transform(({ criteria, ...item }) => ({ ...item, met: criteria }));

/** What is delivered: something for at least one deliverable, or at least a note. */
export const DeliverBrief = z
  .object({
    workspaceId: Id,
    id: Id,
    note: optionalProse(8_000),
    items: z.array(DeliveredItem).max(MOST_ITEMS).default([]),
  })
  .transform(({ items, ...delivery }) => ({
    ...delivery,
    // each keeps its row number in the form, so that a refused file is reported at its own input
    items: items.map((item, row) => ({ ...item, row })).filter(holdsSomething),
  }))
  .refine(({ note, items }) => note !== '' || items.length > 0, {
    path: ['note'],
    message: 'Deliver something: a file, a link, or at least a note about what you did.',
  });

/** `deliveryId` is the one the person saw: a later one isn't taken back in its place. */
export const TakeDeliveryBack = z.object({ ...SeenBrief, deliveryId: Id });

/** How the reader marked a criterion: `on` is not met, `off` is met, anything else is unmarked. */
const MarkedCriterion = z.object({
  criterionId: Id,
  isUnmet: z
    .enum(['on', 'off'])
    .optional()
    .transform((mark) => mark === 'on'),
  reason: optionalProse(2_000),
  /** ticked when the brief, not the delivery, is to blame */
  cause: z
    .literal('brief')
    .optional()
    .transform((cause) => cause ?? 'delivery'),
});

const Review = z.object({
  ...SeenBrief,
  deliveryId: Id,
  note: optionalProse(4_000),
  unmet: z.array(MarkedCriterion).max(1_600).default([]),
});

/** An approval says that everything is met, so nothing can be marked as not met beside it. */
export const ApproveDelivery = Review.superRefine(({ unmet }, context) => {
  unmet.forEach((row, index) => {
    if (!row.isUnmet) return;
    const message = 'You marked this as not met. To approve, mark it as met.';
    context.addIssue({ code: 'custom', path: ['unmet', index, 'isUnmet'], message });
  });
});

/** A revision names what isn't met and why: the assistant never has to guess. */
export const RequestRevision = Review.superRefine(({ unmet }, context) => {
  if (!unmet.some((row) => row.isUnmet)) {
    context.addIssue({
      code: 'custom',
      path: ['unmet'],
      message: 'Name at least one criterion that isn’t met yet.',
    });
  }
  unmet.forEach((row, index) => {
    if (!row.isUnmet || row.reason !== '') return;
    context.addIssue({ code: 'custom', path: ['unmet', index, 'reason'], message: 'Say what is missing.' });
  });
}).transform(({ unmet, ...review }) => ({ ...review, unmet: unmet.filter((row) => row.isUnmet) }));

function holdsSomething(item: z.output<typeof DeliveredItem>): boolean {
  const count = item.files.length + item.uploads.length + item.met.length;
  return item.note !== '' || item.link !== null || count > 0;
}

function isWebAddress(link: string): boolean {
  return /^https?:\/\//i.test(link) && URL.canParse(link);
}
