import type { Business } from './cast';
import type { Diary } from './diary';

/** What everybody in a soak shares. */
export interface World {
  /** the product's address */
  readonly url: string;
  readonly mailboxUrl: string;
  readonly stripeUrl: string;
  readonly businesses: readonly Business[];
  readonly diary: Diary;
  readonly seed: number;
  /** what went otherwise than people expect, by kind: a page that doesn't exist, a form without its button */
  readonly oddities: Map<string, number>;
  isOver: () => boolean;
}

/** Notes something odd, to be reported at the end; by itself it fails nothing. */
export function noteOddity({ oddities }: Pick<World, 'oddities'>, what: string): void {
  oddities.set(what, (oddities.get(what) ?? 0) + 1);
}
