import type { Autonomy } from '@/lib/briefs/terms/autonomy.rules';
import type { Day, Moment } from '../calendar';
import type { AssistantName, PersonName, StaffName } from '../cast';
import type { EvaluationStory } from './evaluation-story';
import type { MadeFile } from './files';
import type { PayStory } from './pay-story';
import type {
  AddressStory,
  InvitedStory,
  NoticeStory,
  PauseStory,
  WebhookStory,
  WorkingStory,
} from './working-story';

/** One brief and what became of it, told as its two sides experienced it. */
export type BriefStory = {
  readonly title: string;
  readonly outcome: string;
  readonly instructions: string;
  readonly givens: readonly string[];
  readonly deliverables: readonly { readonly title: string; readonly criteria: readonly string[] }[];
  readonly autonomy: Autonomy;
  readonly asksFirst?: readonly string[];
  readonly budgetHours?: number;
  readonly due?: Moment;
  /** moments at which both look at it, and at what */
  readonly checkIns?: readonly { readonly when: Moment; readonly about: string }[];
  readonly files?: readonly MadeFile[];
  /** who writes it and deals with it, if it isn't the owner */
  readonly from?: StaffName;
  /** a draft was written and nothing else */
  readonly drafted: Moment;
  readonly events: readonly BriefEvent[];
};

export type DeliveredItem = {
  readonly note: string;
  readonly link?: string;
  readonly file?: MadeFile;
  /** the criteria of its deliverable that are met, by position, and how; an empty text says only that */
  readonly met?: Readonly<Record<number, string>>;
};

/** A criterion by its position: the second one of the first deliverable is `{ deliverable: 1, criterion: 2 }`. */
export type Unmet = {
  readonly deliverable: number;
  readonly criterion: number;
  readonly reason: string;
  /** where the brief was unclear about it */
  readonly cause?: 'brief';
};

export type BriefEvent = { readonly when: Moment } & (
  | { readonly kind: 'handedOver' | 'accepted' | 'started' | 'withdrawn' | 'riskResolved' }
  | { readonly kind: 'declined' | 'cancelled' | 'riskRaised'; readonly reason: string }
  | { readonly kind: 'laterAsked'; readonly due: Moment; readonly reason: string }
  | { readonly kind: 'laterAgreed' }
  | { readonly kind: 'asked'; readonly question: string; readonly isBlocking: boolean }
  | { readonly kind: 'answered'; readonly answer: string; readonly isNew: boolean }
  | { readonly kind: 'delivered'; readonly note: string; readonly items: readonly DeliveredItem[] }
  | { readonly kind: 'sentBack'; readonly note: string; readonly unmet: readonly Unmet[] }
  | { readonly kind: 'approved'; readonly note: string }
  | { readonly kind: 'savedAsPlaybook'; readonly playbook: PlaybookStory }
  | { readonly kind: 'answerKept'; readonly given: string }
  | ({ readonly kind: 'said' } & Omit<Message, 'when'>)
);

/** What later briefs of this kind say, in words that hold every time. */
export type PlaybookStory = Pick<
  BriefStory,
  'title' | 'outcome' | 'instructions' | 'givens' | 'deliverables' | 'autonomy' | 'budgetHours'
> & { readonly name: string; readonly usualDays: number };

export type Message = {
  readonly when: Moment;
  readonly by: PersonName;
  readonly text: string;
  /** nobody else has read it yet */
  readonly isNew: boolean;
};

// How the stories are written: what happened, on which day, at what time on the clock of who did it.

export const on = (day: Day, at: string): Moment => ({ on: day, at });

const happened =
  <Kind extends 'handedOver' | 'accepted' | 'started' | 'withdrawn' | 'riskResolved'>(kind: Kind) =>
  (day: Day, at: string): BriefEvent => ({ kind, when: on(day, at) });

export const handedOver = happened('handedOver');
export const accepted = happened('accepted');
export const started = happened('started');
export const withdrawn = happened('withdrawn');
export const riskResolved = happened('riskResolved');

const because =
  <Kind extends 'declined' | 'cancelled' | 'riskRaised'>(kind: Kind) =>
  (day: Day, at: string, reason: string): BriefEvent => ({ kind, when: on(day, at), reason });

export const declined = because('declined');
export const cancelled = because('cancelled');
export const riskRaised = because('riskRaised');

/** The assistant asks for a later deadline; `laterAgreed` is the owner's side saying yes. */
export const laterAsked = (day: Day, at: string, due: Moment, reason: string): BriefEvent => ({
  kind: 'laterAsked',
  when: on(day, at),
  due,
  reason,
});

export const laterAgreed = (day: Day, at: string): BriefEvent => ({ kind: 'laterAgreed', when: on(day, at) });

export const asked = (day: Day, at: string, question: string): BriefEvent => ({
  kind: 'asked',
  when: on(day, at),
  question,
  isBlocking: false,
});

export const askedBeforeGoingOn = (day: Day, at: string, question: string): BriefEvent => ({
  kind: 'asked',
  when: on(day, at),
  question,
  isBlocking: true,
});

export const answered = (day: Day, at: string, answer: string): BriefEvent => ({
  kind: 'answered',
  when: on(day, at),
  answer,
  isNew: false,
});

/** Answered, and not yet read by the assistant. */
export const justAnswered = (day: Day, at: string, answer: string): BriefEvent => ({
  kind: 'answered',
  when: on(day, at),
  answer,
  isNew: true,
});

export const delivered = (
  day: Day,
  at: string,
  note: string,
  items: readonly DeliveredItem[],
): BriefEvent => ({ kind: 'delivered', when: on(day, at), note, items });

export const sentBack = (day: Day, at: string, note: string, unmet: readonly Unmet[]): BriefEvent => ({
  kind: 'sentBack',
  when: on(day, at),
  note,
  unmet,
});

export const approved = (day: Day, at: string, note = ''): BriefEvent => ({
  kind: 'approved',
  when: on(day, at),
  note,
});

export const savedAsPlaybook = (day: Day, at: string, playbook: PlaybookStory): BriefEvent => ({
  kind: 'savedAsPlaybook',
  when: on(day, at),
  playbook,
});

/** The first answer on the brief becomes a given of its playbook. */
export const answerKept = (day: Day, at: string, given: string): BriefEvent => ({
  kind: 'answerKept',
  when: on(day, at),
  given,
});

export const said = (day: Day, at: string, by: PersonName, text: string): BriefEvent & Message => ({
  kind: 'said',
  when: on(day, at),
  by,
  text,
  isNew: false,
});

/** Said, and not yet read by the other side. */
export const justSaid = (day: Day, at: string, by: PersonName, text: string): BriefEvent & Message => ({
  ...said(day, at, by, text),
  kind: 'said',
  isNew: true,
});

/** The two sides of one engagement and everything that happened between them. */
export type EngagementStory = {
  readonly assistant: AssistantName;
  readonly invited: Moment;
  readonly joined: Moment;
  readonly agreement: AgreementStory;
  readonly briefs: readonly BriefStory[];
  /** what is handed over automatically, again and again */
  readonly schedules?: readonly ScheduleStory[];
  readonly pay?: PayStory;
  readonly evaluation?: EvaluationStory;
  readonly pause?: PauseStory;
  readonly address?: AddressStory;
  readonly conversation: readonly Message[];
  /** what they have decided of it */
  readonly settled?: readonly SettledStory[];
  /** when the assistant works, entered last: whatever was handed over before was agreed without knowing */
  readonly worksAt?: WorkingStory;
  /** what the owner has just written, which waits for the assistant's working day */
  readonly waits?: string;
};

/** A message of the conversation that is marked as a decision, and becomes a given of a playbook. */
export type SettledStory = {
  readonly text: string;
  readonly by: PersonName;
  readonly when: Moment;
  readonly kept: { readonly when: Moment; readonly playbook: string; readonly given: string };
};

/** A playbook, and the weekly schedule that hands it over. */
export type ScheduleStory = {
  readonly made: Moment;
  readonly startsOn: number;
  /** ISO weekdays */
  readonly weekdays: readonly number[];
  /** on the business's clock */
  readonly time: string;
  /** on the assistant's clock */
  readonly due: { readonly days: number; readonly time: string };
  readonly playbook: {
    readonly name: string;
    readonly title: string;
    readonly outcome: string;
    readonly instructions: string;
    readonly givens: readonly string[];
    readonly deliverables: BriefStory['deliverables'];
    readonly budgetHours: number;
  };
};

/** What was agreed, as it is typed into the form: amounts in the business's currency. */
export type AgreementStory = {
  readonly title: string;
  readonly template: 'hourly' | 'fixed' | 'retainer';
  readonly rate: string;
  readonly cap?: string;
  readonly paySchedule: 'weekly' | 'fortnightly' | 'monthly' | 'on_approval';
  readonly evaluationCadenceMonths: number;
  readonly responseTimeHours: number;
  readonly noticeDays: number;
  readonly autoApprovalDays?: number;
  readonly startsOn: number;
  readonly drafted: Moment;
  /** left out when it was signed elsewhere: it is offered by being imported */
  readonly proposed?: Moment;
  /** they signed it before they came here; `drafted` is when the owner imports it */
  readonly signedElsewhere?: { readonly on: number };
  /** what happens to its text between the first proposal and the signatures */
  readonly negotiation?: readonly NegotiationEvent[];
  readonly signed: readonly Signing[];
  readonly recipients?: readonly Recipient[];
  readonly amendment?: AmendmentStory;
  readonly notice?: NoticeStory;
  /** what the two say about it, on its page */
  readonly conversation: readonly Message[];
};

export type Signing = { readonly by: PersonName; readonly when: Moment; readonly isDrawn?: boolean };

/** `clause` is the key of a clause of the template. */
export type NegotiationEvent = { readonly when: Moment } & (
  | { readonly kind: 'commented'; readonly by: PersonName; readonly clause: string; readonly text: string }
  | {
      readonly kind: 'wordingProposed';
      readonly clause: string;
      readonly adds: string;
      readonly reason: string;
    }
  | { readonly kind: 'wordingTaken' | 'proposedAgain' }
);

/** Somebody to whom the owner has the copy sent. */
export type Recipient = { readonly when: Moment; readonly email: string; readonly called: string };

/** The assistant asks for other terms, the owner writes them, both sign. */
export type AmendmentStory = {
  readonly requested: Moment;
  readonly reason: string;
  readonly drafted: Moment;
  readonly terms: { readonly rate: string; readonly cap: string };
  readonly proposed: Moment;
  readonly signed: readonly Signing[];
};

export type BusinessStory = {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly currency: string;
  readonly owner: StaffName;
  readonly managers: readonly StaffName[];
  readonly founded: Moment;
  readonly engagements: readonly EngagementStory[];
  readonly invited?: InvitedStory;
  readonly webhook?: WebhookStory;
};
