import { addresses } from '@/lib/platform/addresses/addresses';
import { type MailContent, MailLayout, Quoted, Text } from '@/lib/platform/mail';
import { type AgreementMailData, footerFor } from '../../emails/agreement-mail';

/** One comment in a mail. */
export type DigestComment = {
  readonly id: string;
  readonly clauseKey: string;
  readonly heading: string;
  readonly author: string;
  readonly body: string;
};

/** A mail isn't a page: anything longer is read there. */
const MOST_TOLD = 20;

/**
 * @param comments by one side, in the order they were written; at least one
 * @returns the mail with the other side's recent comments on clauses.
 */
export function commentsMail(words: AgreementMailData, comments: readonly DigestComment[]): MailContent {
  const { title, url } = words;
  const told = comments.slice(0, MOST_TOLD);
  const [first] = told;
  const names = [...new Set(comments.map(({ author }) => author))];
  const authors = names.join(' and ');
  const what = comments.length === 1 ? `“${first?.heading}”` : `${comments.length} things`;
  const left = comments.length - told.length;
  return {
    subject:
      comments.length === 1
        ? `${authors} comments on ${what}: ${title}`
        : `${comments.length} comments from ${authors}: ${title}`,
    element: (
      <MailLayout
        preview={first?.body ?? ''}
        heading={`${authors} ${names.length === 1 ? 'has' : 'have'} something to say`}
        action={{
          label: 'Read and answer',
          url: first ? addresses.clause(url, first.clauseKey) : url,
        }}
        footer={footerFor(words)}
      >
        {told.map(({ id, heading, author, body }) => (
          <div key={id}>
            <Text style={{ marginBottom: '4px' }}>
              {author} on “{heading}”:
            </Text>
            <Quoted>{body}</Quoted>
          </div>
        ))}
        {left > 0 ? <Text>And {left} more on the agreement’s page.</Text> : null}
      </MailLayout>
    ),
  };
}
