import { hasTooManyLayers } from './nesting';

/** The part of a markdown tree (mdast) in which words can hide. */
type TreeNode = {
  type: string;
  value?: string;
  url?: string;
  title?: string | null;
  lang?: string | null;
  meta?: string | null;
  children?: TreeNode[];
  position?: { start: { offset?: number }; end: { offset?: number } };
};

/** Nodes that hold the words of a line, and no paragraphs. */
const OF_A_LINE = new Set(['paragraph', 'heading', 'emphasis', 'strong', 'link', 'linkReference']);
/** A code block's language is a label, not a sentence. */
const LANGUAGE = /^[\w+#.-]{0,20}$/;

/**
 * A plugin for the markdown renderer that makes everything somebody wrote readable (adr/0109). What would be invisible
 * (HTML and its comments, link definitions, link titles, pictures from elsewhere) is shown as it was typed: it is
 * signed like the rest. What nests too deeply to be shown is shown as it was typed, too.
 * @param isPicture whether a picture's address is one that is shown
 */
export function shownWhole(isPicture: (address: string) => boolean) {
  return () => (tree: TreeNode, file: { toString(): string }) => {
    const source = file.toString();
    if (hasTooManyLayers(tree)) tree.children = [{ type: 'code', value: source }];
    else show(tree, source, isPicture);
  };
}

function show(node: TreeNode, source: string, isPicture: (address: string) => boolean): void {
  if (!node.children) return;
  const isLine = OF_A_LINE.has(node.type);
  node.children = node.children.map((child) => {
    if (child.type === 'code') return withItsFirstLine(child);
    if (!hides(child, isPicture)) {
      show(child, source, isPicture);
      return child;
    }
    const text = { type: 'text', value: asTyped(child, source) };
    return isLine ? text : { type: 'paragraph', children: [text] };
  });
}

function hides({ type, url = '', title, children }: TreeNode, isPicture: (address: string) => boolean) {
  switch (type) {
    case 'html':
    case 'definition':
      return true;
    case 'image':
      return Boolean(title) || !isPicture(url);
    case 'link':
      return Boolean(title) || children?.length === 0;
    default:
      return false;
  }
}

function asTyped({ type, value = '', position }: TreeNode, source: string): string {
  return type === 'html' ? value : source.slice(position?.start.offset, position?.end.offset);
}

function withItsFirstLine(code: TreeNode): TreeNode {
  const { value = '', lang, meta } = code;
  const first = [lang, meta].filter(Boolean).join(' ');
  return LANGUAGE.test(first) ? code : { ...code, value: `${first}\n${value}` };
}
