import { FileLink } from '@/components/ui/file-link';
import { MarkdownText } from '@/components/ui/markdown';
import { changeOf, type FileChange, notDeliveredAgain } from '@/lib/briefs/delivery/delivered.rules';
import type { BriefDelivery } from '@/lib/briefs/document/document.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { scanStateOf } from '@/lib/platform/files/checking.rules';
import { hasPreview } from '@/lib/platform/files/previewed';

type DeliveredItemsProps = {
  readonly workspaceId: string;
  readonly deliverableId: string;
  readonly delivery: BriefDelivery;
  /** the previous delivery, which this one is compared with */
  readonly before: BriefDelivery | undefined;
};

/** What was delivered for one deliverable, and how its files relate to the previous ones. */
export function DeliveredItems({ workspaceId, deliverableId, delivery, before }: DeliveredItemsProps) {
  const items = delivery.items.filter((item) => item.deliverableId === deliverableId);
  const missing = before ? notDeliveredAgain(deliverableId, before.items, delivery.items) : [];
  const isNothing = items.length === 0;
  return (
    <>
      {isNothing ? null : (
        <ul className="grid gap-1.5">
          {items.map((item) => (
            <Item
              key={item.id}
              item={item}
              workspaceId={workspaceId}
              change={before && item.file ? changeOf(item, before.items) : null}
            />
          ))}
        </ul>
      )}
      {isNothing && before ? (
        <p className="text-sm text-quiet">
          Nothing new. <a href={`#delivery-${before.number}`}>See delivery {before.number}</a>.
        </p>
      ) : null}
      {!isNothing && missing.length > 0 && before ? (
        <p className="text-sm text-quiet">
          Only in delivery {before.number}: {missing.join(', ')}
        </p>
      ) : null}
    </>
  );
}

type ItemProps = {
  readonly item: BriefDelivery['items'][number];
  readonly workspaceId: string;
  readonly change: FileChange | null;
};

function Item({ item, workspaceId, change }: ItemProps) {
  return (
    <li className="grid gap-1">
      {item.note ? <MarkdownText>{item.note}</MarkdownText> : null}
      {item.link === null ? null : <DeliveredLink link={item.link} />}
      {item.file ? (
        <p>
          <FileLink {...item.file} href={addresses.file(workspaceId, item.file.id)} />
          {change === null ? null : <span className="text-sm text-quiet"> ({CHANGES[change]})</span>}
        </p>
      ) : null}
      {item.file && hasPreview(item.file) && scanStateOf(item.file.check ?? null).kind === 'free' ? (
        // biome-ignore lint/performance/noImgElement: it is behind a session, so no optimiser may fetch and keep it
        <img
          src={addresses.preview(workspaceId, item.file.id)}
          alt={`Preview of ${item.file.name}`}
          loading="lazy"
          className="max-h-80 w-fit max-w-full rounded-sm border border-line"
        />
      ) : null}
    </li>
  );
}

const CHANGES: Record<FileChange, string> = {
  new: 'new',
  changed: 'changed since last time',
  same: 'the same as last time',
};

/** Only an address that a browser opens as a page is a link; anything else stays text. */
function DeliveredLink({ link }: { link: string }) {
  if (!/^https?:\/\//i.test(link)) return <span>{link}</span>;
  return (
    <a href={link} rel="noopener nofollow noreferrer" target="_blank">
      {link}
    </a>
  );
}
