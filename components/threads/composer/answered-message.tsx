import { NearLink } from '@/components/ui/near-link';
import type { MessageView } from '@/lib/threads/thread/queries';

type AnsweredMessageProps = { readonly quote: MessageView; readonly without: string };

/** The message being replied to, above the reply. */
export function AnsweredMessage({ quote, without }: AnsweredMessageProps) {
  return (
    <div className="w-full border-s-2 border-edge ps-3 text-sm text-quiet">
      <input type="hidden" name="quotedId" value={quote.id} />
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-semibold">In answer to {quote.isMine ? 'yourself' : quote.authorName}</span>
        <NearLink href={without} className="py-0.5 hover:text-ink hover:underline">
          Don’t quote it
        </NearLink>
      </p>
      <p className="line-clamp-3">{quote.body}</p>
    </div>
  );
}
