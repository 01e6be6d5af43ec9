import { HOURS, hoursOf } from '@/lib/people/hours/hours.queries';
import type { ActionScope } from '@/lib/platform/actions/pipeline';
import { demand, notFound, type Refused, refused } from '@/lib/platform/result';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { firstNameOf } from '@/lib/platform/text/first-name';
import { requireAhead, requireOneMoment, resolveDeadline } from '@/lib/platform/time/deadline';
import { listHolidays } from '@/lib/platform/time/holidays';
import { auditDrafting, auditHandingOver } from '../auditing';
import { NOTHING_KNOWN } from '../clarity/brief';
import { checkClarity } from '../clarity/check';
import { readDeadline } from '../clarity/reading-deadline';
import { handOver } from '../handing-over/handing-over';
import { type LoadedBrief, loadBrief } from '../loading';
import { decide } from '../rules';
import { draftFromPlaybook } from './briefs-from';
import { hasLineTooLong, LINE_TOO_LONG, type PlaybookContent, readContent } from './content.rules';
import type { AskedBrief } from './handing-over.schema';
import { usualDeadline } from './usual-deadline.rules';

type SeenPlaybook = { readonly workspaceId: string; readonly id: string; readonly number: number };

export type VersionToUse = {
  readonly workspaceId: string;
  readonly playbookId: string;
  readonly number: number;
  readonly content: PlaybookContent;
};

/**
 * @returns the version that the person saw: what they read is what is handed over, whatever was saved meanwhile.
 * @throws Refused (`not_found`, `archived`, `line_too_long`)
 */
export async function findVersionToUse(tx: Tx, seen: SeenPlaybook): Promise<VersionToUse> {
  const { workspaceId, id: playbookId, number } = seen;
  const row = await tx.playbookVersion.findUnique({
    where: { workspaceId_playbookId_number: { workspaceId, playbookId, number } },
    select: { content: true, playbook: { select: { archivedAt: true } } },
  });
  if (!row) throw notFound('playbook');
  if (row.playbook.archivedAt !== null) {
    throw refused('archived', 'This playbook has been archived. Offer it again, and it can be handed over.');
  }
  const content = readContent(row.content);
  if (hasLineTooLong(content)) throw refused('line_too_long', LINE_TOO_LONG);
  return { workspaceId, playbookId, number, content };
}

type BriefRequest = {
  readonly asked: AskedBrief;
  readonly isSent: boolean;
  /** an empty date means the usual deadline, if there is one */
  readonly isUsual: boolean;
};

/**
 * Makes one brief from a playbook, and hands it over. Asked for twice under the same id, it is done once.
 * @throws Refused at the field that it is about; `could_be_clearer` once, when the deadline doesn't suit their working
 * time.
 */
export async function makeBrief(
  scope: ActionScope<unknown>,
  version: VersionToUse,
  { asked, isSent, isUsual }: BriefRequest,
): Promise<void> {
  const { tx, me, signedIn, now } = scope;
  const { workspaceId } = version;
  const { briefId: id, engagementId } = asked;
  const assistant = await requireAssistant(tx, { workspaceId, engagementId }, now);
  const usual =
    isUsual && asked.deadlineDate === '' && assistant.calendar !== null
      ? usualDeadline(version.content.usualDays, assistant.calendar, now)
      : null;
  const deadline = usual ?? readTyped(asked, isSent, now);
  const zone = signedIn.timeZone;
  const wanted = { ...version, id, engagementId, deadline, zone };
  const { terms, isNew } = await draftFromPlaybook(tx, wanted, me.userId, now);
  const { brief, facts, actor } = await loadBrief(tx, me, { workspaceId, id });
  if (!isNew) {
    if (isSent && brief.state === 'draft') throw draftedAlready();
    if (isSent && saysOtherwise(brief, asked, deadline)) throw handedOverAlready();
    return;
  }
  if (!isSent) return auditDrafting(scope, { workspaceId, id });
  demand(decide(facts, 'send', actor));
  if (deadline) await adviseOnDeadline({ asked, deadline, assistant, content: version.content, zone, now });
  await handOver(tx, brief, { assistantName: assistant.name, outcome: terms.outcome, at: now });
  await auditHandingOver(scope, brief);
}

/** Somebody went back after saving it as a draft: the draft may say something else by now. */
function draftedAlready(): Refused {
  return refused('drafted_already', 'This is already among your drafts. Hand it over from there.');
}

type MadeBrief = Pick<LoadedBrief['brief'], 'version' | 'engagementId' | 'deadlineAt'>;

/** The version of a brief that nothing has happened to since it was handed over: its deadline is the one asked for. */
const AS_HANDED_OVER = 2;

/** @returns whether a form asks for something else than the brief that it made before. */
function saysOtherwise(
  { version, engagementId, deadlineAt }: MadeBrief,
  asked: AskedBrief,
  deadline: { readonly at: Date } | null,
): boolean {
  if (engagementId !== asked.engagementId) return true;
  // without a date the usual one was meant, which may be another by now
  if (asked.deadlineDate === '' || version !== AS_HANDED_OVER) return false;
  return deadline?.at.getTime() !== deadlineAt?.getTime();
}

/** Somebody changed a row, or went back, after it was handed over: what it says now wouldn't be what was promised. */
function handedOverAlready(): Refused {
  const message =
    'This is handed over already, as it was: what you have changed here since doesn’t reach it. Change it on its own page.';
  return refused('sent_before', message, 'deadlineDate');
}

/** A draft may leave the deadline open; on handing over it has to be ahead, and unambiguous. */
function readTyped(asked: AskedBrief, isSent: boolean, now: Date) {
  const { deadlineDate, deadlineTime, deadlineZone, deadlineFold } = asked;
  if (deadlineDate === '') {
    if (!isSent) return null;
    const message = 'Say when it is due: a date and a time.';
    throw refused('no_deadline', message, 'deadlineDate');
  }
  const deadline = demand(resolveDeadline(`${deadlineDate}T${deadlineTime}`, deadlineZone, deadlineFold));
  if (!isSent) return deadline;
  return demand(requireAhead(demand(requireOneMoment(deadline, deadlineFold)), now));
}

type Advising = {
  readonly asked: AskedBrief;
  readonly deadline: { readonly at: Date; readonly zone: string };
  readonly assistant: Awaited<ReturnType<typeof requireAssistant>>;
  readonly content: PlaybookContent;
  readonly zone: string;
  readonly now: Date;
};

/** The playbook's words were checked when they were written; only the deadline is new each time. */
async function adviseOnDeadline({ asked, deadline, assistant, content, zone, now }: Advising): Promise<void> {
  if (assistant.calendar === null || asked.anyway === 'on') return;
  const { name, calendar } = assistant;
  const facts = readDeadline({
    at: deadline.at,
    zone: deadline.zone,
    readersZone: zone,
    now,
    calendar,
    name: firstNameOf(name),
  });
  const found = checkClarity({
    ...content,
    deadlineDate: asked.deadlineDate,
    deadlineTime: asked.deadlineTime,
    givens: content.givens.map(({ text }) => text),
    asksFirst: content.askFirst,
    checkIns: [],
    known: { ...NOTHING_KNOWN, deadline: facts, deadlineAt: deadline.at },
  });
  const reasons = found.flatMap(({ rule, reason }) => (rule.startsWith('deadline_') ? [reason] : []));
  if (reasons.length === 0) return;
  const message = reasons.join(' ');
  throw refused('could_be_clearer', message, 'deadlineDate');
}

async function requireAssistant(tx: Tx, { workspaceId, engagementId: id }: EngagementRef, now: Date) {
  const row = await tx.engagement.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: {
      assistantName: true,
      assistant: { select: { ...HOURS, name: true, timeZone: true } },
    },
  });
  if (!row) throw refused('not_found', 'Choose who this is for.', 'engagementId');
  const { assistant, assistantName } = row;
  if (assistant === null) return { name: assistantName, calendar: null };
  const { name, timeZone: zone, holidayPlace } = assistant;
  const holidays = await listHolidays(holidayPlace, now.getUTCFullYear());
  return { name, calendar: { zone, hours: hoursOf(assistant), holidays } };
}
