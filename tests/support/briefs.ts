import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { type BriefDocument, getBriefDocument } from '@/lib/briefs/document/document.queries';
import { attachFile } from '@/lib/briefs/editor/attaching.actions';
import { saveBrief } from '@/lib/briefs/editor/editing.actions';
import { acceptBrief } from '@/lib/briefs/handing-over/accepting.actions';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { givenAgreementInForce, type Pair } from './agreements';
import { doneOf, submit } from './browser/forms';
import { daysFrom, someFriday } from './due-days';
import { asPerson, type People, type Person } from './people';
import { sendForDraft } from './uploads';

/** Where a brief is written and who does the work; the agreement between them is in force. */
export type BriefPlace = Pair;

/** Ruth hands over to Maria, who has signed. */
export async function givenRuthAndMaria(people: People): Promise<BriefPlace> {
  const { ruth: owner, maria: assistant, workspace, engagements } = people;
  const place = { owner, assistant, workspace, engagementId: engagements.maria };
  await givenAgreementInForce(place);
  return place;
}

/** A brief as its form posts it. What a test doesn't care about is plausible. */
export function briefForm(place: BriefPlace, overrides: Partial<BriefForm> = {}): BriefForm {
  return {
    workspaceId: place.workspace.id,
    id: newId(),
    version: 0,
    engagementId: place.engagementId,
    title: 'Product photos for the spring catalogue',
    outcome: 'The printer has every picture of the spring range, cut out and named by article.',
    instructions: 'The raw pictures are in the shared folder.',
    givens: ['Article numbers are on the back of each piece.'],
    deliverables: [
      {
        title: 'Cut-out pictures of all 24 pieces',
        criteria: ['White background', 'At least 3000 pixels on the long side'],
      },
    ],
    autonomy: 'decide_and_tell',
    budgetHours: '6',
    deadlineDate: someFriday(),
    deadlineTime: '17:00',
    deadlineZone: 'America/Chicago',
    intent: 'save',
    ...overrides,
  };
}

export type BriefForm = {
  readonly workspaceId: string;
  readonly id: string;
  readonly version: number;
  readonly engagementId: string;
  readonly title: string;
  readonly outcome: string;
  readonly instructions: string;
  readonly givens: readonly string[];
  readonly deliverables: readonly { readonly title: string; readonly criteria: readonly string[] }[];
  readonly autonomy: string;
  readonly budgetHours: string;
  readonly deadlineDate: string;
  readonly deadlineTime: string;
  readonly deadlineZone: string;
  readonly intent: 'save' | 'send';
} & Partial<FullForm>;

/** What else a form may say. */
type FullForm = {
  readonly asksFirst: readonly string[];
  readonly budgetMoney: string;
  readonly deadlineFold: 'earlier' | 'later';
  readonly windowFromDate: string;
  readonly windowFromTime: string;
  readonly checkIns: readonly { readonly date: string; readonly time: string; readonly about: string }[];
  readonly attached: readonly string[];
  readonly savedIn: string;
  readonly takesOver: boolean;
};

/** A form with everything but files; its window is the three weeks before the deadline. */
export function fullBriefForm(place: BriefPlace, overrides: Partial<BriefForm> = {}): BriefForm {
  const { deadlineDate } = briefForm(place, overrides);
  return briefForm(place, {
    asksFirst: ['Anything that costs money'],
    windowFromDate: daysFrom(deadlineDate, { weeks: -3 }),
    windowFromTime: '09:00',
    checkIns: [
      { date: daysFrom(deadlineDate, { weeks: -2 }), time: '10:00', about: 'The first three pictures' },
    ],
    ...overrides,
  });
}

/** Puts a file into a draft, as dropping it into the editor does. @returns its id. */
export async function givenAttached(
  { owner, workspace, engagementId }: BriefPlace,
  id: string,
  file = new File(['A list of all pieces.'], 'pieces.txt', { type: 'text/plain' }),
): Promise<string> {
  const place = { workspaceId: workspace.id, id, engagementId };
  return asPerson(owner, async () => {
    const { id: fileId } = await sendForDraft(place, file);
    return doneOf(await submit(attachFile, { ...place, fileId })).id;
  });
}

/** @returns the whole brief as a person may read it. @throws Error when they may not. */
export async function readBrief(
  person: Person,
  brief: { readonly workspaceId: string; readonly id: string },
): Promise<BriefDocument> {
  const document = await withActor({ kind: 'user', userId: person.userId }, (tx) =>
    getBriefDocument(tx, brief),
  );
  if (!document) throw new Error(`${person.name} can't read that brief`);
  return document;
}

/** A draft that only the owner's side sees. */
export async function givenBriefDraft(
  place: BriefPlace,
  overrides: Partial<BriefForm> = {},
): Promise<BriefDocument> {
  const form = briefForm(place, overrides);
  doneOf(await asPerson(place.owner, () => submit(saveBrief, form)));
  return readBrief(place.owner, form);
}

/** A brief that waits for the assistant's answer. */
export function givenBriefSent(
  place: BriefPlace,
  overrides: Partial<BriefForm> = {},
): Promise<BriefDocument> {
  return givenBriefDraft(place, { ...overrides, intent: 'send' });
}

/** A brief that the assistant has accepted. */
export async function givenBriefAccepted(
  place: BriefPlace,
  overrides: Partial<BriefForm> = {},
): Promise<BriefDocument> {
  const sent = await givenBriefSent(place, overrides);
  doneOf(await asPerson(place.assistant, () => submit(acceptBrief, seen(sent))));
  return readBrief(place.owner, sent);
}

/** A brief whose first delivery waits for a review: a link and a file for each deliverable. */
export async function givenBriefDelivered(
  place: BriefPlace,
  overrides: Partial<BriefForm> = {},
): Promise<BriefDocument> {
  const accepted = await givenBriefAccepted(place, overrides);
  doneOf(await asPerson(place.assistant, () => submit(deliverBrief, deliveryForm(accepted))));
  return readBrief(place.owner, accepted);
}

/** What the assistant posts to deliver: a note, and for each deliverable a link, a file and a criterion that is met. */
export function deliveryForm(brief: BriefDocument, note = 'All of them, as asked.') {
  return {
    workspaceId: brief.workspaceId,
    id: brief.id,
    note,
    items: brief.deliverables.map(({ id, criteria }, index) => ({
      deliverableId: id,
      criteria: criteria.slice(0, 1).map((criterion) => ({
        criterionId: criterion.id,
        isMet: true,
        note: 'Checked against the list.',
      })),
      note: 'Named by article number.',
      link: 'https://files.example/spring',
      files: new File([`picture ${index}`], `picture-${index}.txt`, { type: 'text/plain' }),
    })),
  };
}

/** @returns what a button on the brief posts: which brief, in the version that was seen. */
export function seen(brief: BriefDocument) {
  return { workspaceId: brief.workspaceId, id: brief.id, version: brief.version };
}

/** @returns the kinds of a brief's reminders that are still to be sent. */
export async function remindersWaitingOf({
  workspaceId,
  id: briefId,
}: Pick<BriefDocument, 'workspaceId' | 'id'>): Promise<readonly string[]> {
  const rows = await withActor({ kind: 'workspace', workspaceId }, (tx) =>
    tx.reminder.findMany({ where: { briefId, sentAt: null, cancelledAt: null }, select: { kind: true } }),
  );
  return rows.map(({ kind }) => kind);
}
