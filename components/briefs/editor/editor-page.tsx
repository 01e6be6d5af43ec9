import { FirstStep } from '@/components/briefs/first-step';
import { ReuseBrief } from '@/components/briefs/reuse-brief';
import { AdoptTyped } from '@/components/forms/typing/adopt-typed';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import type { Draft, NewBrief } from '@/lib/briefs/editor/editor.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';
import { formatForBoth } from '@/lib/platform/time/format';
import { firstNameOf } from '../../../lib/platform/text/first-name';
import { BriefEditor } from './brief-editor';
import { DiscardDraft } from './discard-draft';
import { foldsOf } from './fold';
import { valuesOf } from './values';
import { zonesFor } from './zones';

type EditorPageProps = {
  readonly workspace: { readonly id: string; readonly slug: string; readonly timeZone: string };
  readonly id: string;
  readonly reader: { readonly role: 'owner' | 'manager'; readonly zone: string };
  /** null before the first save */
  readonly draft: Draft | null;
  readonly around: NewBrief;
  /** the assistant it is begun for */
  readonly wanted: string | undefined;
  /** the version that a button has just saved */
  readonly justSaved: string | undefined;
  readonly now: Date;
};

/** The editor's page: the same before and after the first save, so that nothing typed has to move. */
export function EditorPage({ workspace, id, draft, around, ...props }: EditorPageProps) {
  const { reader, wanted, justSaved, now } = props;
  const { slug } = workspace;
  const { candidates, holidays, recent, files, uploads } = around;
  const chosen = candidates.find((each) => each.id === wanted) ?? candidates[0];
  const brief = draft?.brief;
  const head = {
    title: brief?.title ?? 'A new brief',
    back: brief
      ? { href: `${addresses.briefs(slug)}?show=drafts`, label: 'Drafts' }
      : { href: addresses.briefs(slug), label: 'Briefs' },
  };
  if (!chosen) {
    return (
      <>
        <PageHead {...head} />
        <FirstStep step="invite" slug={slug} role={reader.role} />
      </>
    );
  }
  return (
    <>
      <PageHead {...head} intro={brief ? introTo(brief, reader.zone, now) : BEGINNING} />
      <div className="grid max-w-measure gap-8">
        {brief && justSaved === String(brief.version) ? (
          <div key="saved" role="status">
            <Notice meaning="done">Saved. Nobody but your side sees it until you hand it over.</Notice>
          </div>
        ) : null}
        <AdoptTyped key="typed" newPlace={`new:${workspace.id}`} id={id} />
        <BriefEditor
          key="editor"
          workspaceId={workspace.id}
          slug={slug}
          role={reader.role}
          id={id}
          version={brief?.version ?? 0}
          page={newId()}
          initial={
            brief
              ? { ...valuesOf(brief), ...foldsOf(brief) }
              : { engagementId: [chosen.id], autonomy: [chosen.autonomy] }
          }
          candidates={candidates}
          holidays={holidays}
          recent={recent}
          files={files}
          uploads={uploads}
          {...(draft && {
            clearEnough: draft.clearEnough,
            playbookGivens: draft.playbookGivens,
            playbookPrice: draft.playbookPrice,
          })}
          zones={zonesFor([reader.zone, workspace.timeZone, ...candidates.map((each) => each.zone)])}
          zone={reader.zone}
          now={now.toISOString()}
        />
        {brief ? <ReuseBrief key="reuse" brief={brief} /> : null}
        {brief ? <DiscardDraft key="discard" brief={brief} /> : null}
      </div>
    </>
  );
}

const BEGINNING = 'Write it so that you can let go of it: the outcome, what you will get, and by when.';

function introTo({ deadlineAt, assistant }: BriefDocument, zone: string, now: Date): string {
  if (deadlineAt === null) return 'A draft. Nobody but your side sees it until you hand it over.';
  const other =
    assistant.zone === null ? undefined : { zone: assistant.zone, name: firstNameOf(assistant.name) };
  return `A draft, due ${formatForBoth(deadlineAt, zone, now, other)}.`;
}
