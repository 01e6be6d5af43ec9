import { MarkdownText } from '@/components/ui/markdown';
import { findMentions, type Mentionable } from '@/lib/threads/mentions.rules';
import { markMentions } from './mark-mentions';

type MessageTextProps = { readonly children: string; readonly people: readonly Mentionable[] };

/** What somebody wrote, with the names of those whom it names set apart. */
export function MessageText({ children, people }: MessageTextProps) {
  const namesSomebody = findMentions(children, people).length > 0;
  return <MarkdownText remarkPlugins={namesSomebody ? [markMentions(people)] : []}>{children}</MarkdownText>;
}
