/** The parts we use; the package brings no types. */
declare module 'html-to-text' {
  export type Selector = {
    readonly selector: string;
    readonly format?: string;
    readonly options?: Readonly<Record<string, unknown>>;
  };
  /** What is known of an element. */
  export type Element = {
    readonly children: readonly unknown[];
    readonly attribs: Readonly<Record<string, string>>;
  };
  export type Builder = {
    readonly openBlock: (lines: { readonly leadingLineBreaks: number }) => void;
    readonly closeBlock: (lines: { readonly trailingLineBreaks: number }) => void;
    readonly addLineBreak: () => void;
    readonly addInline: (words: string, how?: { readonly noWordTransform: boolean }) => void;
  };
  export type Formatter = (
    element: Element,
    walk: (children: Element['children'], builder: Builder) => void,
    builder: Builder,
  ) => void;
  export function compile(options: {
    readonly wordwrap: false;
    /** whether a line break within the words becomes one in the text */
    readonly preserveNewlines?: boolean;
    readonly formatters?: Readonly<Record<string, Formatter>>;
    /** how deep it goes, and what it writes in place of the rest */
    readonly limits: { readonly maxDepth: number; readonly ellipsis: string };
    readonly selectors: readonly Selector[];
  }): (html: string) => string;
}
