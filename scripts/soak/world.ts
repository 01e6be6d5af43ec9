import type { Business } from './cast';
import type { Diary } from './diary';

/** What everybody in a soak lives in. */
export interface World {
  /** where the product is */
  readonly url: string;
  readonly mailboxUrl: string;
  readonly stripeUrl: string;
  readonly businesses: readonly Business[];
  readonly diary: Diary;
  readonly seed: number;
  /** what didn't go as people expect it to, by what it was: a page that isn't there, a form without its button */
  readonly oddities: Map<string, number>;
  isOver: () => boolean;
}

/** Notes something odd, to be told of at the end; it fails nothing by itself. */
export function noteOddity({ oddities }: Pick<World, 'oddities'>, what: string): void {
  oddities.set(what, (oddities.get(what) ?? 0) + 1);
}
