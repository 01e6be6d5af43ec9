/** A scanner's verdict on bytes; `found` names what is in them: "Win.Test.EICAR_HDB-1". */
export type Verdict = { readonly isClean: true } | { readonly isClean: false; readonly found: string };

/** Looks for viruses. Another scanner than clamd is another object of this shape. */
export type Scanner = {
  /** where it is, in words for an operator */
  readonly place: string;
  /**
   * @throws Error when it can't be reached, or doesn't take this many bytes: then they are neither clean nor infected.
   */
  scan(bytes: AsyncIterable<Uint8Array>): Promise<Verdict>;
  /** Checks that it is there. @throws Error when it isn't. */
  ping(): Promise<void>;
};
