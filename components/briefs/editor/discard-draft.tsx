import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import { Unfolding } from '@/components/forms/unfolding';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { discardBrief } from '@/lib/briefs/editor/editing.actions';

/** Discarding a draft: explained in full before it happens, since it can't be undone. */
export function DiscardDraft({ brief }: { brief: BriefDocument }) {
  return (
    <ActionForm action={discardBrief} label="Discard the draft">
      <SeenFields of={brief} />
      <Unfolding id="discard" title="Discard this draft">
        <FormMessage />
        <p className="text-sm text-quiet">
          It was never handed over, so nobody will miss it. It is deleted for good.
        </p>
        <div>
          <Submit look="danger" pending="Discarding…">
            Discard
          </Submit>
        </div>
      </Unfolding>
    </ActionForm>
  );
}
