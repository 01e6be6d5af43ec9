import type { ReactNode } from 'react';
import { NewestOrOlder } from '@/components/lists/newest-or-older';
import { EmptyState } from '@/components/ui/empty-state';
import { NearLink } from '@/components/ui/near-link';
import { detailsOf } from '@/lib/audit/details.rules';
import { lineOf } from '@/lib/audit/line.rules';
import type { AuditEntry, AuditPage } from '@/lib/audit/queries';
import { type AuditView, writeAuditView } from '@/lib/audit/view.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { placeOf as zonePlace } from '@/lib/platform/time/format';
import { shownInstant } from '@/lib/platform/time/shown-instants';
import { placeOf } from './entry-place';

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
        <EmptyState title={view.after ? 'That’s all' : 'Nothing like that was done'}>
          Everything that somebody does here is recorded as it happens, and stays. Try other days, somebody
          else, or everything.
        </EmptyState>
      ) : (
        <>
          <p className="mb-2 text-sm text-quiet">Times are on your own clock, in {zonePlace(zone)}.</p>
          <ol aria-label="What was done" className="divide-y divide-line">
            {entries.map((entry) => (
              <li key={entry.id} className="grid gap-x-6 py-2.5 sm:grid-cols-[9.5rem_minmax(0,1fr)]">
                <p className="text-sm text-quiet sm:pt-0.5">
                  <time dateTime={entry.at.toISOString()}>{shownInstant(entry.at, zone, now)}</time>
                </p>
                <Entry entry={entry} slug={slug} now={now} />
              </li>
            ))}
          </ol>
        </>
      )}
      <div className="mt-8 flex flex-wrap gap-2" data-no-print>
        <NewestOrOlder
          newest={view.after ? `${address}${writeAuditView({ ...view, after: null })}` : null}
          older={next ? `${address}${writeAuditView({ ...view, after: next })}` : null}
        />
      </div>
    </>
  );
}

/** Who, what they did, and to what, which links to its page. Something without a name no longer has a page either. */
function Entry({ entry, slug, now }: { entry: AuditEntry; slug: string; now: Date }) {
  const { who, before, name, after } = lineOf(entry, now);
  const href = name === null ? null : placeOf(entry, slug);
  const details = detailsOf(entry, name, now);
  return (
    <div className="min-w-0">
      <p>
        <span className="font-semibold">{who}</span> {before}
        {name === null ? null : ' '}
        {href === null ? name : <NamedLink href={href}>{name}</NamedLink>}
        {after === '' ? null : ` ${after}`}
      </p>
      {details.length > 0 ? <p className="text-sm text-quiet">{details.join(' · ')}</p> : null}
    </div>
  );
}

function NamedLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <NearLink href={href} className="text-accent underline underline-offset-4">
      {children}
    </NearLink>
  );
}
