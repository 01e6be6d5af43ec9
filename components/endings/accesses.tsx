import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { StateLabel } from '@/components/ui/state-label';
import type { Access } from '@/lib/endings/accesses.queries';
import { noteAccess, revokeAccess } from '@/lib/endings/handing-back.actions';
import type { EndingPage } from '@/lib/endings/page.queries';
import { decide } from '@/lib/endings/rules';
import { newId } from '@/lib/platform/ids';
import { formatDay } from '@/lib/platform/time/format';
import type { EndingReader } from './reader';

type AccessesProps = {
  readonly page: Pick<EndingPage, 'workspaceId' | 'engagementId' | 'facts'> & {
    readonly accesses: readonly Access[];
  };
  readonly reader: EndingReader;
};

/** What the assistant was given access to, by name: each is closed by somebody, on a day. */
export function Accesses({ page, reader }: AccessesProps) {
  const { accesses, facts } = page;
  const may = (action: 'noteAccess' | 'revokeAccess') => decide(facts, action, reader.role, reader.now).ok;
  return (
    <div className="grid gap-4">
      {accesses.length === 0 ? (
        <p className="max-w-measure text-quiet">
          None is listed. Shops, mailboxes, drives, shared passwords: any access the assistant has outside
          Handover stays open until somebody closes it.
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {accesses.map(({ id, name, notedBy, revokedBy, revokedAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
              <div className="min-w-0">
                <p className="font-semibold">{name}</p>
                <p className="text-sm text-quiet">
                  {revokedAt
                    ? `Closed${by(revokedBy)}, ${formatDay(revokedAt, reader.zone, reader.now)}`
                    : `Recorded${by(notedBy)}`}
                </p>
              </div>
              {revokedAt ? (
                <StateLabel meaning="done">Closed</StateLabel>
              ) : may('revokeAccess') ? (
                <ActionForm action={revokeAccess} label={`${name} is closed`} className="grid gap-1">
                  <EngagementFields of={page} />
                  <input type="hidden" name="accessId" value={id} />
                  <FormMessage />
                  <Submit look="quiet" pending="Marking it…">
                    Mark as closed
                  </Submit>
                </ActionForm>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {may('noteAccess') ? (
        <ActionForm action={noteAccess} label="Add an account" className="grid gap-3" clearsWhenDone>
          <EngagementFields of={page} />
          <FreshId name="id" fresh={newId()} />
          <FormMessage />
          <div className="max-w-measure">
            <TextField
              name="name"
              label="An account or a tool"
              placeholder="Shopify, as maria@…"
              hint="Its name, and never a password."
            />
          </div>
          <div>
            <Submit look="quiet" pending="Recording it…">
              Record it
            </Submit>
          </div>
        </ActionForm>
      ) : null}
    </div>
  );
}

const by = (name: string | null) => (name ? ` by ${name}` : '');
