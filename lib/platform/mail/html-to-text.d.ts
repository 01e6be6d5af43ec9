/** What is used of it; the package brings no types. */
declare module 'html-to-text' {
  export type Selector = {
    readonly selector: string;
    readonly format?: string;
    readonly options?: Readonly<Record<string, unknown>>;
  };
  export function compile(options: {
    readonly wordwrap: false;
    /** how deep it looks, and what it says of the rest */
    readonly limits: { readonly maxDepth: number; readonly ellipsis: string };
    readonly selectors: readonly Selector[];
  }): (html: string) => string;
}
