import { findMentions, type Mentionable } from '@/lib/threads/mentions.rules';

/** The part of a markdown tree (mdast) in which names are found. */
type TreeNode = { type: string; value?: string; children?: TreeNode[]; data?: object };

/** Code mentions nobody, and a link says where it leads. */
const LEFT_ALONE = new Set(['link', 'linkReference', 'inlineCode', 'code', 'html']);

/** @returns a plugin for the markdown renderer that highlights people's names. */
export function markMentions(people: readonly Mentionable[]) {
  return () => (tree: TreeNode) => mark(tree, people);
}

function mark(node: TreeNode, people: readonly Mentionable[]): void {
  if (!node.children) return;
  node.children = node.children.flatMap((child) => {
    if (child.type === 'text' && child.value !== undefined) return split(child.value, people);
    if (!LEFT_ALONE.has(child.type)) mark(child, people);
    return [child];
  });
}

function split(text: string, people: readonly Mentionable[]): TreeNode[] {
  const parts: TreeNode[] = [];
  let from = 0;
  for (const { start, end } of findMentions(text, people)) {
    if (start > from) parts.push({ type: 'text', value: text.slice(from, start) });
    parts.push({
      type: 'mention',
      data: { hName: 'strong', hProperties: { className: ['mention'] } },
      children: [{ type: 'text', value: text.slice(start, end) }],
    });
    from = end;
  }
  if (from === 0) return [{ type: 'text', value: text }];
  if (from < text.length) parts.push({ type: 'text', value: text.slice(from) });
  return parts;
}
