import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { RefFields } from '@/components/forms/ref-fields';
import { MarkdownText } from '@/components/ui/markdown';
import { commentOnClause, settleClause } from '@/lib/agreements/negotiation/commenting.actions';
import type { ClauseComment } from '@/lib/agreements/negotiation/negotiation.queries';
import type { ClauseTalk } from '@/lib/agreements/negotiation/talk.rules';
import { newId } from '@/lib/platform/ids';
import { counted } from '@/lib/platform/text/counted';
import { shownInstant } from '@/lib/platform/time/shown-instants';
import { ClauseFields } from './clause-fields';
import type { Situation } from './situation';

type ClauseCommentsProps = {
  readonly situation: Situation;
  readonly talk: ClauseTalk;
  readonly clauseKey: string;
};

/** Both sides' comments on a clause, and where to add one. Resolved ones are folded away, not gone. */
export function ClauseComments({ situation, talk, clauseKey }: ClauseCommentsProps) {
  const { page, possible, number, reader } = situation;
  const last = talk.open.at(-1);
  const other = reader.side === 'owner' ? page.assistantName : page.workspace.name;
  return (
    <div className="grid gap-4">
      {talk.settled.length > 0 ? (
        <details>
          <summary className="fold-quiet">{counted(talk.settled.length, 'settled comment')}</summary>
          <div className="mt-3">
            <CommentList comments={talk.settled} situation={situation} />
          </div>
        </details>
      ) : null}
      {last ? <CommentList comments={talk.open} situation={situation} /> : null}
      {possible.talk ? (
        <ActionForm action={commentOnClause} className="grid gap-3" label="Comment" clearsWhenDone>
          <ClauseFields page={page} number={number} clauseKey={clauseKey} />
          <FreshId name="commentId" fresh={newId()} />
          <FormMessage />
          <TextAreaField
            name="body"
            label={last ? 'Your answer' : 'Your comment on this clause'}
            hint={`${other} sees it here at once, and by e-mail within a quarter of an hour.`}
            rows={2}
          />
          <div>
            <Submit look="quiet" pending="Writing…">
              Comment
            </Submit>
          </div>
        </ActionForm>
      ) : null}
      {last && possible.talk ? (
        <ActionForm action={settleClause} className="grid gap-2">
          <RefFields of={page} />
          <input type="hidden" name="commentId" value={last.id} />
          <FormMessage />
          <div>
            <Submit look="plain" pending="Settling…">
              This is settled
            </Submit>
          </div>
        </ActionForm>
      ) : null}
    </div>
  );
}

type CommentListProps = { readonly comments: readonly ClauseComment[]; readonly situation: Situation };

function CommentList({ comments, situation: { page, reader } }: CommentListProps) {
  return (
    <ol className="grid gap-4">
      {comments.map(({ id, isMine, author, at, number, body }) => (
        <li key={id}>
          <p className="mb-0.5 flex flex-wrap items-baseline gap-x-2 text-sm text-quiet">
            <span className="font-semibold text-ink">{isMine ? 'You' : author}</span>
            <time dateTime={at.toISOString()}>{shownInstant(at, reader.zone, reader.now)}</time>
            {number === page.shown.number ? null : <span>under version {number}</span>}
          </p>
          <MarkdownText>{body}</MarkdownText>
        </li>
      ))}
    </ol>
  );
}
