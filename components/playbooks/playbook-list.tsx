import type { ReactNode } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import { RowList } from '@/components/ui/row-list';
import { bringBackPlaybook } from '@/lib/briefs/playbooks/archiving.actions';
import type { ListedPlaybook } from '@/lib/briefs/playbooks/list.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { formatDay } from '@/lib/platform/time/format';

type PlaybookListProps = {
  readonly workspaceId: string;
  readonly slug: string;
  readonly playbooks: readonly ListedPlaybook[];
  readonly zone: string;
  readonly now: Date;
};

/** The playbooks on offer; those that are archived stand folded below them. */
export function PlaybookList({ workspaceId, slug, playbooks, zone, now }: PlaybookListProps) {
  const offered = playbooks.filter(({ archivedAt }) => archivedAt === null);
  const archived = playbooks.filter(({ archivedAt }) => archivedAt !== null);
  return (
    <div className="grid gap-8">
      <RowList
        label="Playbooks"
        rows={offered.map((playbook) => ({
          href: addresses.playbook(slug, playbook.id),
          title: playbook.name,
          detail: `Version ${playbook.number}, ${formatDay(playbook.savedAt, zone, now)}. ${usesInWords(playbook)}`,
        }))}
      />
      {archived.length === 0 ? null : (
        <details>
          <summary className="fold-quiet">Archived ({archived.length})</summary>
          <ul className="mt-2 max-w-measure divide-y divide-line border-y border-line">
            {archived.map((playbook) => (
              <li
                key={playbook.id}
                className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2"
              >
                <span className="min-w-0">{playbook.name}</span>
                <BringBack workspaceId={workspaceId} playbook={playbook}>
                  Offer it again<span className="sr-only">: {playbook.name}</span>
                </BringBack>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

type BringBackProps = {
  readonly workspaceId: string;
  readonly playbook: Pick<ListedPlaybook, 'id' | 'name' | 'version'>;
  readonly children: ReactNode;
};

/** Takes an archiving back. */
export function BringBack({ workspaceId, playbook, children }: BringBackProps) {
  return (
    <ActionForm action={bringBackPlaybook} label={`Offer ${playbook.name} again`}>
      <SeenFields of={{ workspaceId, id: playbook.id, version: playbook.version }} />
      <Submit look="plain" pending="One moment…">
        {children}
      </Submit>
      <FormMessage />
    </ActionForm>
  );
}

function usesInWords({ uses }: ListedPlaybook): string {
  if (uses === 0) return 'Not handed over yet.';
  return uses === 1 ? 'Handed over once.' : `Handed over ${uses} times.`;
}
