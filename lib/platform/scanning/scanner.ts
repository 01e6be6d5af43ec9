/** What a scanner says of bytes; `found` names what is in them: "Win.Test.EICAR_HDB-1". */
export type Verdict = { readonly isClean: true } | { readonly isClean: false; readonly found: string };

/** Looks for viruses. Another one than clamd is another object of this shape. */
export type Scanner = {
  /** where it is, in words for whoever runs it */
  readonly place: string;
  /** @throws Error when it can't be asked, or doesn't take bytes of that length: then they are neither clean nor not. */
  scan(bytes: AsyncIterable<Uint8Array>): Promise<Verdict>;
  /** Asks whether it is there. @throws Error when it isn't. */
  ping(): Promise<void>;
};
