import type { Metadata } from 'next';
import { AllowReferences } from '@/components/evaluations/reference/allow-references';
import { SaveList } from '@/components/lists/save-list';
import { Clock } from '@/components/people/clock';
import { progressState } from '@/components/people/engagement-progress';
import { newMessages } from '@/components/threads/conversation-list';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead, PageSection } from '@/components/ui/page';
import { RowList } from '@/components/ui/row-list';
import { getReferenceSetting } from '@/lib/evaluations/reference/queries';
import { decideAllowing } from '@/lib/evaluations/reference/rules';
import { listEngagements } from '@/lib/people/engagements/engagements.queries';
import { requireStaff } from '@/lib/people/guards';
import { decideOnInvitation } from '@/lib/people/rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import type { StaffRole } from '@/lib/platform/tenancy';
import { countUnread } from '@/lib/threads/engagement.queries';

export const metadata: Metadata = { title: 'Assistants' };

export default async function AssistantsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  const known = await listEngagements(signedIn.userId, workspace.id);
  const people = known.filter(({ standing }) => standing !== 'ended');
  const past = known.filter(({ standing }) => standing === 'ended');
  const fresh = await countUnread(signedIn.userId, workspace.id);
  const mayInvite = decideOnInvitation('invite', role, 'none').ok;
  const invite = <LinkButton href={addresses.inviteAssistant(slug)}>Invite an assistant</LinkButton>;
  const { isAllowed, concernsAnybody } = await getReferenceSetting(signedIn.userId, workspace.id);
  return (
    <>
      <PageHead title="Assistants" {...(mayInvite && people.length > 0 ? { actions: invite } : {})} />
      {people.length === 0 ? (
        <EmptyState
          title={past.length === 0 ? 'Nobody is here yet' : 'Nobody works with you right now'}
          {...(mayInvite ? { action: invite } : {})}
        >
          Work is handed to one person at a time, under an agreement the two of you have signed. It starts
          with an invitation{mayInvite ? '' : ', which an owner sends'}.
        </EmptyState>
      ) : (
        <RowList
          label="Assistants"
          rows={people.map(({ id, name, timeZone, standing }) => ({
            href: addresses.assistant(slug, id),
            title: name,
            detail: timeZone ? (
              <>
                It is <Clock zone={timeZone} startsAt={now()} /> for them
              </>
            ) : (
              'Their clock shows when they have joined'
            ),
            states: [...newMessages(fresh.get(id)), progressState(standing, role)],
          }))}
        />
      )}
      <Past people={past} slug={slug} role={role} />
      {known.length === 0 ? null : (
        <SaveList addressOf={(format) => addresses.listFile(slug, 'assistants', format)} />
      )}
      {concernsAnybody ? (
        <AllowReferences
          workspaceId={workspace.id}
          isAllowed={isAllowed}
          mayChange={decideAllowing(role).ok}
        />
      ) : null}
    </>
  );
}

type PastProps = {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly slug: string;
  readonly role: StaffRole;
};

/** Former assistants of the business: the record of their work stays. */
function Past({ people, slug, role }: PastProps) {
  if (people.length === 0) return null;
  return (
    <PageSection title="Worked with before" className="mt-10">
      <RowList
        label="Worked with before"
        rows={people.map(({ id, name }) => ({
          href: addresses.assistant(slug, id),
          title: name,
          detail: 'Agreements, briefs, statements and evaluations stay with you',
          states: [progressState('ended', role)],
        }))}
      />
    </PageSection>
  );
}
