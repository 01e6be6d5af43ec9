/** What every part of the page about a business's staff is given. */
export type Seen = {
  readonly workspaceId: string;
  /** the page itself, to come back to after signing in */
  readonly path: string;
  /** whether the reader signed in so recently that they may decide here */
  readonly isFresh: boolean;
  readonly zone: string;
  readonly now: Date;
};
