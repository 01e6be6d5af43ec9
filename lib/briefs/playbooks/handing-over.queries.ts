import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { type Candidate, type Candidates, getCandidates } from '../candidates.queries';
import { isOpenTo } from '../handing-over.rules';
import { type PlaybookFile, shownFiles } from './files';
import { findPlaybook, type LoadedPlaybook } from './playbooks';
import { usualDeadline } from './usual-deadline.rules';

/** A deadline in the form of its inputs. */
export type TypedDeadline = {
  readonly deadlineDate: string;
  readonly deadlineTime: string;
  readonly deadlineZone: string;
  /** filled in where the clock shows the time twice */
  readonly deadlineFold: string;
};

export type HandOverPage = Candidates & {
  readonly playbook: LoadedPlaybook;
  readonly files: readonly PlaybookFile[];
  /** the usual deadline for each assistant, by engagement; nobody is in it when it is chosen anew each time */
  readonly usual: Readonly<Record<string, TypedDeadline>>;
  /** who did it last, or else the first whom it can be handed over to; null when there is nobody */
  readonly likely: string | null;
};

/** @returns what the form for handing over a playbook needs; null when it isn't there, isn't theirs, or is archived. */
export async function getHandOver(
  userId: string,
  ref: { readonly workspaceId: string; readonly id: string },
): Promise<HandOverPage | null> {
  const { workspaceId, id } = ref;
  const found = await withActor({ kind: 'user', userId }, async (tx) => {
    const playbook = await findPlaybook(tx, ref);
    const last = await tx.brief.findFirst({
      where: { workspaceId, playbookId: id, state: { not: 'draft' } },
      orderBy: { createdAt: 'desc' },
      select: { engagementId: true },
    });
    const files = playbook ? await shownFiles(tx, ref, playbook.content.files) : [];
    return { playbook, files, last: last?.engagementId };
  });
  const { playbook, files, last } = found;
  if (!playbook || playbook.isArchived) return null;
  const around = await getCandidates(userId, workspaceId);
  const { candidates } = around;
  const did = candidates.find((each) => each.id === last && isOpenTo(each));
  return {
    ...around,
    playbook,
    files,
    usual: usualDeadlines(playbook, around, now()),
    likely: (did ?? candidates[0])?.id ?? null,
  };
}

function usualDeadlines({ content }: LoadedPlaybook, { candidates, holidays }: Candidates, at: Date) {
  const entries = candidates.flatMap((candidate) => {
    const deadline = usualFor(candidate, content.usualDays, holidays, at);
    return deadline === null ? [] : [[candidate.id, deadline] as const];
  });
  return Object.fromEntries(entries);
}

function usualFor(
  { zone, hours, holidayPlace }: Candidate,
  usualDays: number | null,
  holidays: Candidates['holidays'],
  at: Date,
): TypedDeadline | null {
  if (zone === null) return null;
  const calendar = { zone, hours, holidays: holidays[holidayPlace ?? ''] ?? [] };
  const deadline = usualDeadline(usualDays, calendar, at);
  if (deadline === null) return null;
  const [deadlineDate = '', deadlineTime = ''] = deadline.local.split('T');
  const isEarlier = deadline.twice?.earlier.getTime() === deadline.at.getTime();
  const deadlineFold = deadline.twice === null ? '' : isEarlier ? 'earlier' : 'later';
  return { deadlineDate, deadlineTime, deadlineZone: zone, deadlineFold };
}
