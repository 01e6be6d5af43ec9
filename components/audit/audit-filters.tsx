import { Button, LinkButton } from '@/components/ui/button';
import { Field, INPUT_LOOK } from '@/components/ui/field';
import type { AuditPage } from '@/lib/audit/queries';
import { AUDIT_KINDS, type AuditView, BY_ITSELF, writeAuditView } from '@/lib/audit/view.rules';

type AuditFiltersProps = {
  readonly view: AuditView;
  readonly people: AuditPage['people'];
  readonly address: string;
};

/** Who, what and when; a plain form that submits to the page itself, so a view can be bookmarked. */
export function AuditFilters({ view, people, address }: AuditFiltersProps) {
  const isNarrowed = writeAuditView({ ...view, after: null }) !== '';
  return (
    <form action={address} className="mb-6 grid gap-4" aria-label="Which entries" data-no-print>
      <div className="grid gap-4 min-[22rem]:grid-cols-2 xl:grid-cols-4">
        <Field id="who" label="Who">
          <select id="who" name="who" defaultValue={view.who ?? ''} className={INPUT_LOOK}>
            <option value="">Everybody</option>
            <option value={BY_ITSELF}>Handover, automatically</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <Field id="kind" label="About">
          <select id="kind" name="kind" defaultValue={view.kind ?? ''} className={INPUT_LOOK}>
            <option value="">Everything</option>
            {Object.entries(AUDIT_KINDS).map(([kind, words]) => (
              <option key={kind} value={kind}>
                {words}
              </option>
            ))}
          </select>
        </Field>
        <Field id="from" label="From">
          <input id="from" type="date" name="from" defaultValue={view.from ?? ''} className={INPUT_LOOK} />
        </Field>
        <Field id="until" label="Until">
          <input id="until" type="date" name="until" defaultValue={view.until ?? ''} className={INPUT_LOOK} />
        </Field>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="quiet">
          Show these
        </Button>
        {isNarrowed ? (
          <LinkButton look="plain" href={address}>
            Show everything
          </LinkButton>
        ) : null}
      </div>
    </form>
  );
}
