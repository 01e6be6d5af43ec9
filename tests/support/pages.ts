import { listAgreements } from '@/lib/agreements/list.queries';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { getBriefDocument } from '@/lib/briefs/document/document.queries';
import { getHome } from '@/lib/briefs/home/home.queries';
import { getLettingGo } from '@/lib/briefs/home/letting-go.queries';
import { getBriefList } from '@/lib/briefs/list.queries';
import { readListView } from '@/lib/briefs/list-view.rules';
import { listPlaybooks } from '@/lib/briefs/playbooks/list.queries';
import { listEvaluations, listOwnEvaluations } from '@/lib/evaluations/list.queries';
import { getEarnings } from '@/lib/pay/earnings.queries';
import { getPayOverview } from '@/lib/pay/overview.queries';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { getYears } from '@/lib/pay/statements/years.queries';
import { listEngagements } from '@/lib/people/engagements/engagements.queries';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { listDecisions } from '@/lib/threads/decisions/decisions.queries';
import { listBusinesses } from '@/lib/threads/engagement.queries';
import type { AgreementRef, Pair } from './agreements';
import { inboxOf } from './inbox';
import { aboutEngagement, readThread } from './threads';

type Shown = {
  readonly agreement: AgreementRef;
  readonly brief: { readonly workspaceId: string; readonly id: string };
};

/** @returns what the main pages of an owner and of their assistant show at an instant, by the pages' own queries. */
export function pagesOfBoth(pair: Pair, { agreement, brief }: Shown, at: Date) {
  const { owner, assistant, workspace, engagementId } = pair;
  const place = { workspaceId: workspace.id, engagementId };
  const briefAs = (userId: string) =>
    withActor({ kind: 'user', userId }, (tx) => getBriefDocument(tx, brief));
  const conversation = aboutEngagement(workspace.id, engagementId);
  return atTime(at, async () => ({
    owner: {
      home: await getHome({ userId: owner.userId, role: 'owner' }, workspace.id, at),
      briefs: await getBriefList(owner, workspace.id, readListView({})),
      brief: await briefAs(owner.userId),
      lettingGo: await getLettingGo(owner.userId, workspace.id, at),
      playbooks: await listPlaybooks(owner.userId, workspace.id),
      assistants: await listEngagements(owner.userId, workspace.id),
      agreements: await listAgreements(owner.userId, workspace.id),
      agreement: (await getAgreementPage(owner.userId, agreement))?.document,
      pay: await getPayOverview(owner.userId, workspace.id, at),
      statement: await getStatement(owner.userId, place, null, at),
      years: await getYears(owner.userId, workspace.id, null, at),
      evaluations: await listEvaluations(owner.userId, workspace.id, at),
      conversation: await readThread(owner, conversation),
    },
    assistant: {
      inbox: (await inboxOf(assistant)).briefs,
      brief: await briefAs(assistant.userId),
      businesses: await listBusinesses(assistant.userId, workspace.id),
      agreement: (await getAgreementPage(assistant.userId, agreement))?.document,
      earnings: await getEarnings(assistant.userId, at),
      statement: await getStatement(assistant.userId, place, null, at),
      evaluations: await listOwnEvaluations(assistant.userId, at),
      decisions: await listDecisions(assistant.userId, place),
      conversation: await readThread(assistant, conversation),
    },
  }));
}
