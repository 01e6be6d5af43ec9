import { Fragment } from 'react';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { type MailContent, MailLayout, MailLink, Quiet, Text } from '@/lib/platform/mail';
import { formatInstant } from '@/lib/platform/time/format';

/** A notification in a mail with several. */
export type CombinedNotification = {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly excerpt: string;
  readonly business: string;
  readonly createdAt: Date;
  /** the path it leads to */
  readonly url: string;
  readonly subjectId: string;
  readonly side: 'owner' | 'assistant';
  readonly slug: string;
  readonly gathering: string | null;
};

type Reader = { readonly zone: string; readonly now: Date };
type SeveralNotifications =
  | readonly [CombinedNotification, ...CombinedNotification[]]
  | readonly CombinedNotification[];

export type CombinedMail = MailContent & { readonly kind: string };

/**
 * @returns the mail that tells several things at once, or one without a mail of its own, with its kind: that of the
 * notifications if they are all the same, else `notices.digest` or `notices.together`.
 * @throws Error when there is nothing to tell.
 */
export function combinedMail(notifications: SeveralNotifications, reader: Reader): CombinedMail {
  const [first] = notifications;
  if (!first) throw new Error('a mail of nothing');
  const isOneThing = notifications.every(
    ({ kind, subjectId }) => kind === first.kind && subjectId === first.subjectId,
  );
  return isOneThing ? ofOneThing(notifications, first, reader) : ofSeveral(notifications, first, reader);
}

function ofOneThing(
  notifications: SeveralNotifications,
  first: CombinedNotification,
  reader: Reader,
): CombinedMail {
  const times = notifications.length === 1 ? '' : ` (${notifications.length})`;
  return {
    kind: first.kind,
    subject: `${first.text}${times}`,
    element: (
      <MailLayout
        preview={first.excerpt.slice(0, 120) || first.business}
        heading={first.text}
        action={{ label: 'Open it', url: absolute(first.url) }}
        footer={`You get this because you work together in ${first.business}. ${WHERE_CHOSEN}`}
      >
        {notifications.map(({ id, excerpt, createdAt }) => (
          <Text key={id} style={{ whiteSpace: 'pre-wrap' }}>
            <Quiet>{formatInstant(createdAt, reader.zone, reader.now)}</Quiet>
            {excerpt ? <br /> : null}
            {excerpt}
          </Text>
        ))}
      </MailLayout>
    ),
  };
}

function ofSeveral(
  notifications: SeveralNotifications,
  first: CombinedNotification,
  reader: Reader,
): CombinedMail {
  const things = thingsIn(notifications);
  const businesses = [...Map.groupBy(things, ([{ business }]) => business)];
  const isDigest = first.gathering === 'daily' || first.gathering === 'weekly';
  const names = businesses.map(([name]) => name).join(', ');
  return {
    kind: isDigest ? 'notices.digest' : 'notices.together',
    subject: `${things.length} things to know from ${names}`,
    element: (
      <MailLayout
        preview={things
          .map(([{ text }]) => text)
          .join(' · ')
          .slice(0, 160)}
        heading={`${things.length} things to know`}
        action={{ label: 'See them all', url: absolute(listOf(first)) }}
        footer={`${WHY[first.gathering ?? ''] ?? 'They came together, so they are one mail.'} ${WHERE_CHOSEN}`}
      >
        {businesses.map(([name, theirs]) => (
          <div key={name}>
            <Text style={{ fontWeight: 600, margin: '20px 0 4px' }}>{name}</Text>
            {theirs.map((thing) => (
              <Text key={thing[0].id} style={{ margin: '0 0 10px' }}>
                <MailLink url={absolute(thing[0].url)}>{thing[0].text}</MailLink>
                {thing.map(({ id, excerpt, createdAt }) => (
                  <Fragment key={id}>
                    <br />
                    <Quiet>{formatInstant(createdAt, reader.zone, reader.now)}</Quiet>
                    {excerpt ? <br /> : null}
                    {excerpt}
                  </Fragment>
                ))}
              </Text>
            ))}
          </div>
        ))}
      </MailLayout>
    ),
  };
}

type Thing = readonly [CombinedNotification, ...CombinedNotification[]];

/** What is said in the same words about the same place is one thing: of three messages on a brief each is quoted below one line. */
function thingsIn(notifications: SeveralNotifications): readonly Thing[] {
  return [...Map.groupBy(notifications, ({ url, text }) => `${url} ${text}`).values()].flatMap(
    ([first, ...others]): Thing[] => (first ? [[first, ...others]] : []),
  );
}

const WHERE_CHOSEN = 'How you are told is chosen under “Notifications” in your settings.';

const WHY: Readonly<Record<string, string>> = {
  daily: 'You get this because you wanted these told once a day. What you have read already is left out.',
  weekly: 'You get this because you wanted these told once a week. What you have read already is left out.',
  quiet: 'They came in your quiet hours. What you have read already is left out.',
  late: 'They were due while mail could not be sent, so they come together.',
};

function listOf({ side, slug }: CombinedNotification): string {
  return side === 'assistant' ? addresses.inboxNotifications() : addresses.notifications(slug);
}
