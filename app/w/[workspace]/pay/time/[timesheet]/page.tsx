import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { SeenHere } from '@/components/notifications/seen-here';
import { approvedUnder } from '@/components/time/approved-under';
import { NextToAnswer } from '@/components/time/next-to-answer';
import { RetainerStatus } from '@/components/time/retainer-status';
import { ReviewTimesheet } from '@/components/time/review-timesheet';
import { TightBudgets } from '@/components/time/tight-budgets';
import { total, WeekEntries } from '@/components/time/week-entries';
import { WeekNotes } from '@/components/time/week-notes';
import { WeekStatus } from '@/components/time/week-status';
import { WeekWorth } from '@/components/time/week-worth';
import { isolated } from '@/components/ui/isolated';
import { PageHead, PageSection } from '@/components/ui/page';
import { StatusMessage } from '@/components/ui/status-message';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import { placeOf } from '@/lib/platform/time/format';
import { getApprovingRole } from '@/lib/time/approval/approvers.queries';
import { getTimesheets } from '@/lib/time/approval/waiting.queries';
import { shownMinutes } from '@/lib/time/entries/shown-minutes.rules';
import { decide } from '@/lib/time/rules';
import { getTimesheet } from '@/lib/time/weeks/sheet.queries';
import { runsUntil, weekInWords } from '@/lib/time/weeks/weeks.rules';

type TimesheetPageProps = { readonly params: Promise<{ workspace: string; timesheet: string }> };

const load = cache(async (slug: string, id: string) => {
  const { signedIn, workspace, role: place } = await requireStaff(slug);
  const role = await getApprovingRole(signedIn.userId, workspace.id, place);
  const sheet = role !== 'manager' && isId(id) ? await getTimesheet(signedIn.userId, workspace.id, id) : null;
  return sheet ? { sheet, role } : notFound();
});

export async function generateMetadata({ params }: TimesheetPageProps): Promise<Metadata> {
  const { workspace: slug, timesheet: id } = await params;
  return { title: titleOf((await load(slug, id)).sheet, now()) };
}

/** One week of an assistant's time, for the owner who pays it, or a manager who may approve it. */
export default async function TimesheetPage({ params }: TimesheetPageProps) {
  const { workspace: slug, timesheet: id } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  const { sheet, role } = await load(slug, id);
  const at = now();
  const zone = signedIn.timeZone;
  const [latest] = sheet.submissions;
  return (
    <>
      <PageHead
        title={titleOf(sheet, at)}
        intro={`${shownMinutes(total(sheet.entries))} in all. Times are yours (${placeOf(zone)}).`}
        back={{ href: addresses.pay(slug), label: 'Pay' }}
      />
      <div className="grid gap-8">
        <StatusMessage>
          <WeekStatus
            state={sheet.state}
            submission={latest ?? null}
            reader={role === 'owner' ? role : 'approver'}
            zone={zone}
            now={at}
          />
        </StatusMessage>
        <WeekNotes submissions={sheet.submissions} zone={zone} now={at} />
        <TightBudgets budgets={sheet.budgets} />
        <RetainerStatus hours={sheet.hours} now={at} />
        {role === 'owner' ? (
          <WeekWorth pay={sheet.pay} owed={sheet.owed} reader={{ side: 'owner', slug }} now={at} />
        ) : null}
      </div>
      {decide(sheet.state, 'approve', role).ok ? (
        <PageSection title="Your answer" className="mt-10" id="answer">
          <ReviewTimesheet
            week={{ ...sheet, workspaceId: workspace.id }}
            reader={role}
            runsUntil={runsUntil(sheet.monday, workspace.timeZone, at)}
          />
        </PageSection>
      ) : (
        <NextToAnswer waiting={await getTimesheets(signedIn.userId, workspace.id)} slug={slug} now={at} />
      )}
      <PageSection title="What was done" className="mt-10">
        <WeekEntries
          entries={sheet.entries}
          zone={zone}
          now={at}
          disputing={{
            workspaceId: workspace.id,
            reader: role,
            until: latest?.review?.disputableUntil ?? null,
            under: approvedUnder({ side: 'owner', slug }, latest),
          }}
        />
      </PageSection>
      <SeenHere userId={signedIn.userId} workspaceId={workspace.id} subject="timesheet" subjectId={id} />
    </>
  );
}

function titleOf({ assistant, monday }: Awaited<ReturnType<typeof load>>['sheet'], at: Date): string {
  return `${isolated(assistant)}, ${weekInWords(monday, at)}`;
}
