import { z } from 'zod';

const Count = z.int().nonnegative();

/** How one side answered what it was asked. */
const Answers = z.object({
  /** how many questions count: answered, or waiting longer than agreed */
  counted: Count,
  inTime: Count,
  /** the median answer time, in minutes of the responder's working time; null without an answer */
  usualMinutes: Count.nullable(),
  /** whether they have said when they work; otherwise every hour of a working day counts */
  isInWorkingHours: z.boolean(),
});
export type Answers = z.infer<typeof Answers>;

/** What the briefs approved in the period show, and how many others ended in it. */
export const WorkFacts = z.object({
  done: Count,
  /** first delivered by the deadline of that time */
  onTime: Count,
  /** approved at first delivery: never sent back */
  atFirst: Count,
  /** how many were sent back only because the brief was unclear */
  sentBackForBrief: Count,
  /** how often something was sent back */
  revisions: Count,
  /** the criteria named then, by why they weren't met */
  unmetByDelivery: Count,
  unmetByBrief: Count,
  questions: Count,
  budgetMinutes: Count,
  withoutBudget: Count,
  /** change requests by side, and how many of both were accepted */
  changesByOwner: Count,
  changesByAssistant: Count,
  changesAccepted: Count,
  declined: Count,
  withdrawn: Count,
  cancelled: Count,
});
export type WorkFacts = z.infer<typeof WorkFacts>;

/** What was booked in one currency, in its smallest unit. */
export const Cost = z.object({ currency: z.string().length(3), costMinor: z.int(), feesMinor: z.int() });
export type Cost = z.infer<typeof Cost>;

/** What the record says about an engagement over one period (docs/facts.md); `until` isn't in it. */
export const PeriodFacts = z.object({
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  work: WorkFacts,
  time: z.object({
    minutes: Count,
    approvedMinutes: Count,
    /** whether an agreement of that time counted hours; facts frozen before this was recorded don't say */
    isCounted: z.exactOptional(z.boolean()),
  }),
  cost: z.array(Cost),
  payments: z.object({ due: Count, onTheDay: Count }),
  /** null while no assistant has joined */
  answers: z.object({ assistant: Answers.nullable(), owner: Answers.nullable() }),
});
export type PeriodFacts = z.infer<typeof PeriodFacts>;

/** The facts of a period and of the one before it: what an evaluation freezes, unchanged. */
export const Facts = z.object({
  /** anything later isn't included */
  asOf: z.iso.datetime(),
  /** the zone of the business, on whose calendar days are counted */
  zone: z.string(),
  period: PeriodFacts,
  /** null if the two didn't work together yet */
  before: PeriodFacts.nullable(),
});
export type Facts = z.infer<typeof Facts>;
