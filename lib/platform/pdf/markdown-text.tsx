import { Link, Text, View } from '@react-pdf/renderer';
import { Children, type ReactNode } from 'react';
import Markdown from 'react-markdown';
import { styles } from '@/lib/platform/pdf/styles';
import { nestsTooDeep } from '@/lib/platform/text/nesting';
import { shownWhole } from '@/lib/platform/text/shown-whole';

/** Pictures don't appear on paper. */
const SHOWN_WHOLE = shownWhole(() => false);

/**
 * Markdown on paper: the same elements as on the page, and no others; what the page doesn't read as markdown isn't read
 * as markdown here.
 */
export function MarkdownText({ children }: { children: string }) {
  if (nestsTooDeep(children)) return <Text style={styles.paragraph}>{children}</Text>;
  return (
    <Markdown
      skipHtml
      disallowedElements={['img']}
      unwrapDisallowed
      remarkPlugins={[SHOWN_WHOLE]}
      rehypePlugins={[withoutBlanks]}
      components={{
        p: ({ children: words }) => <Text style={styles.paragraph}>{words}</Text>,
        strong: ({ children: words }) => <Text style={styles.strong}>{words}</Text>,
        em: ({ children: words }) => <Text style={styles.emphasis}>{words}</Text>,
        code: ({ children: words }) => <Text>{words}</Text>,
        pre: ({ children: words }) => <Text style={styles.paragraph}>{words}</Text>,
        a: ({ href, children: words }) => (
          <Text>
            {words} (<Link src={href ?? ''}>{href}</Link>)
          </Text>
        ),
        br: () => <Text>{'\n'}</Text>,
        hr: () => <View style={styles.rule} />,
        h1: Subheading,
        h2: Subheading,
        h3: Subheading,
        h4: Subheading,
        h5: Subheading,
        h6: Subheading,
        blockquote: ({ children: words }) => <View style={styles.quote}>{words}</View>,
        ul: ({ children: items }) => <List items={items} mark={() => '•'} />,
        ol: ({ children: items, start }) => (
          <List items={items} mark={(index) => `${(start ?? 1) + index}.`} />
        ),
        li: ({ children: words }) => <Item>{words}</Item>,
      }}
    >
      {children}
    </Markdown>
  );
}

function Subheading({ children }: { children?: ReactNode }) {
  return <Text style={[styles.paragraph, styles.strong]}>{children}</Text>;
}

function List({ items, mark }: { items: ReactNode; mark: (index: number) => string }) {
  return (
    <View style={styles.paragraph}>
      {Children.toArray(items).map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a printed list never changes its order
        <View key={index} style={styles.listItem}>
          <Text style={styles.bullet}>{mark(index)}</Text>
          {item}
        </View>
      ))}
    </View>
  );
}

/** A tight item holds bare words, a loose one paragraphs; words have to be inside a Text. */
function Item({ children }: { children?: ReactNode }) {
  const parts = Children.toArray(children);
  const isBare = parts.every((part) => typeof part === 'string' || isInline(part));
  return isBare ? (
    <Text style={styles.listText}>{parts}</Text>
  ) : (
    <View style={styles.listText}>{parts.map(inText)}</View>
  );
}

function inText(part: ReactNode): ReactNode {
  return typeof part === 'string' ? <Text key={part}>{part}</Text> : part;
}

const INLINE = new Set(['strong', 'em', 'code', 'a', 'br']);

/** react-markdown gives each element the node it came from. */
function isInline(part: unknown): boolean {
  const name: unknown = dig(dig(dig(part, 'props'), 'node'), 'tagName');
  return typeof name === 'string' && INLINE.has(name);
}

function dig(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

type Tree = { readonly type: string; children?: Tree[]; readonly value?: string };

/** Removes the line breaks between blocks: on paper no text may be outside a Text. */
function withoutBlanks() {
  const strip = (tree: Tree): void => {
    if (!tree.children) return;
    tree.children = tree.children.filter(({ type, value }) => type !== 'text' || value?.trim() !== '');
    for (const child of tree.children) strip(child);
  };
  return strip;
}
