const QUARTER_HOUR_MS = 15 * 60_000;
/**
 * A comment takes its time in the transaction and becomes visible a moment later: the mail waits for the last of the
 * window.
 */
const SLACK_MS = 5_000;

export type DigestWindow = {
  readonly from: Date;
  /** outside the window */
  readonly until: Date;
  readonly sendAt: Date;
};

/**
 * Comments come in bursts, so they are sent together: those of one quarter of an hour by the clock are one mail, sent
 * at its end.
 * @returns the quarter of an hour of an instant, and when its mail is sent.
 */
export function digestWindow(at: Date): DigestWindow {
  const from = Math.floor(at.getTime() / QUARTER_HOUR_MS) * QUARTER_HOUR_MS;
  const until = from + QUARTER_HOUR_MS;
  return { from: new Date(from), until: new Date(until), sendAt: new Date(until + SLACK_MS) };
}
