import type { Seconds } from './clock';
import { invalid } from './refusals';

interface Page {
  limit: number;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
  created?:
    | {
        gt?: number | undefined;
        gte?: number | undefined;
        lt?: number | undefined;
        lte?: number | undefined;
      }
    | undefined;
}

export interface Listed {
  id: string;
  created?: Seconds | undefined;
}

/** @returns one page of a list, the newest first (docs.stripe.com/api/pagination). */
export function pageOf<Kind extends Listed>(url: string, all: readonly Kind[], page: Page) {
  if (page.starting_after !== undefined && page.ending_before !== undefined)
    throw invalid('You may specify only one of these parameters: starting_after, ending_before.', {
      param: 'starting_after',
    });
  const within = all.filter((each) => isWithin(each.created ?? 0, page.created ?? {}));
  const rest =
    page.ending_before === undefined
      ? after(within, page.starting_after, 'starting_after')
      : after(within.toReversed(), page.ending_before, 'ending_before');
  const data = rest.slice(0, page.limit);
  return {
    object: 'list' as const,
    data: page.ending_before === undefined ? data : data.reverse(),
    has_more: rest.length > page.limit,
    url,
  };
}

function after<Kind extends Listed>(
  list: readonly Kind[],
  id: string | undefined,
  param: string,
): readonly Kind[] {
  if (id === undefined) return list;
  const at = list.findIndex((each) => each.id === id);
  if (at < 0) throw invalid(`No such object: '${id}'`, { code: 'resource_missing', param });
  return list.slice(at + 1);
}

function isWithin(at: Seconds, { gt, gte, lt, lte }: NonNullable<Page['created']>): boolean {
  return (
    (gt === undefined || at > gt) &&
    (gte === undefined || at >= gte) &&
    (lt === undefined || at < lt) &&
    (lte === undefined || at <= lte)
  );
}
