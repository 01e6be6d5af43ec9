import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { NearLink } from '@/components/ui/near-link';
import { When } from '@/components/ui/when';
import type { AuditEntry, AuditPage } from '@/lib/audit/queries';
import { type AuditView, actionInWords, writeAuditView } from '@/lib/audit/view.rules';
import { addresses } from '@/lib/platform/addresses';

type AuditLogProps = {
  readonly page: AuditPage;
  readonly view: AuditView;
  readonly slug: string;
  readonly zone: string;
  readonly now: Date;
};

/** What was done, newest first; nobody can change a line of it. */
export function AuditLog({ page: { entries, next }, view, slug, zone, now }: AuditLogProps) {
  const address = addresses.auditLog(slug);
  return (
    <>
      {entries.length === 0 ? (
        <EmptyState title={view.after ? 'That was all' : 'Nothing like that was done'}>
          Everything that somebody does here is written down as it is done, and stays. Ask for other days, for
          somebody else, or for everything.
        </EmptyState>
      ) : (
        <ol aria-label="What was done" className="max-w-3xl divide-y divide-line">
          {entries.map((entry) => (
            <li key={entry.id} className="grid gap-x-6 py-2.5 sm:grid-cols-[14rem_minmax(0,1fr)]">
              <p className="text-sm text-quiet sm:pt-0.5">
                <When instant={entry.at} zone={zone} now={now} />
              </p>
              <div className="min-w-0">
                <p>
                  <span className="font-semibold">{actionInWords(entry.action)}</span>
                  {', by '}
                  {entry.who ?? 'Handover itself'}
                </p>
                <About entry={entry} slug={slug} />
              </div>
            </li>
          ))}
        </ol>
      )}
      <div className="mt-8 flex flex-wrap gap-2" data-no-print>
        {view.after ? (
          <LinkButton look="quiet" href={`${address}${writeAuditView({ ...view, after: null })}`}>
            Newest
          </LinkButton>
        ) : null}
        {next ? (
          <LinkButton look="quiet" href={`${address}${writeAuditView({ ...view, after: next })}`}>
            Older
          </LinkButton>
        ) : null}
      </div>
    </>
  );
}

function About({ entry, slug }: { entry: AuditEntry; slug: string }) {
  const href = placeOf(entry, slug);
  if (href === null) return entry.title ? <p className="text-sm text-quiet">{entry.title}</p> : null;
  return (
    <NearLink href={href} className="inline-block py-1 text-sm text-accent underline underline-offset-4">
      {entry.title ?? 'Look at it'}
    </NearLink>
  );
}

/** @returns where a thing can be looked at; null for what has no page, or was a draft that may be gone. */
function placeOf({ subjectKind, subjectId, title }: AuditEntry, slug: string): string | null {
  switch (subjectKind) {
    case 'brief':
      return title === null ? null : addresses.brief(slug, subjectId);
    case 'agreement':
      return title === null ? null : addresses.agreement(slug, subjectId);
    case 'engagement':
      return addresses.assistant(slug, subjectId);
    case 'evaluation':
      return addresses.evaluation(slug, subjectId);
    case 'payment':
      return addresses.payment(slug, subjectId);
    case 'pay_run':
      return addresses.payRun(slug, subjectId);
    case 'playbook':
      return addresses.playbook(slug, subjectId);
    case 'schedule':
      return addresses.schedule(slug, subjectId);
    case 'timesheet':
      return addresses.timesheet(slug, subjectId);
    default:
      return null;
  }
}
