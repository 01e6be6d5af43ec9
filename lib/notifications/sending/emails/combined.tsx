import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { type MailContent, MailLayout, MailLink, Quiet, Quoted, Text } from '@/lib/platform/mail';
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
        preview={first.excerpt || first.business}
        heading={first.text}
        action={{ label: 'Open it', url: absolute(first.url) }}
        footer={footerFor(first, [first.business])}
      >
        <Excerpts of={notifications} reader={reader} />
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
  const names = businesses.map(([name]) => name);
  return {
    kind: isDigest ? 'notices.digest' : 'notices.together',
    subject: `${things.length} things to know from ${names.join(', ')}`,
    element: (
      <MailLayout
        preview={things.map(([{ text }]) => text).join(' · ')}
        heading={`${things.length} things to know`}
        action={{ label: 'See them all', url: absolute(listOf(first)) }}
        footer={footerFor(first, names)}
      >
        {businesses.map(([name, theirs]) => (
          <div key={name}>
            <Text style={{ fontWeight: 600, margin: '20px 0 4px' }}>{name}</Text>
            {theirs.map((thing) => (
              <div key={thing[0].id}>
                <Text style={{ margin: '16px 0 4px' }}>
                  <MailLink url={absolute(thing[0].url)}>{thing[0].text}</MailLink>
                </Text>
                <Excerpts of={thing} reader={reader} />
              </div>
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

/** When each came, on the reader's clock, and its words, which read from the right where they are Arabic or Hebrew. */
function Excerpts({ of, reader }: { readonly of: SeveralNotifications; readonly reader: Reader }) {
  return of.map(({ id, excerpt, createdAt }) => (
    <div key={id}>
      <Text style={{ margin: '0 0 4px' }}>
        <Quiet>{formatInstant(createdAt, reader.zone, reader.now)} your time</Quiet>
      </Text>
      {excerpt ? <Quoted>{excerpt}</Quoted> : null}
    </div>
  ));
}

/** Why the reader gets it, why only now, and where they change that. */
function footerFor({ side, gathering }: CombinedNotification, businesses: readonly string[]): string {
  const names = businesses.join(', ');
  const why = `You get this because you ${side === 'assistant' ? 'work with' : 'run'} ${names}.`;
  const when = WHY_NOW[gathering ?? ''];
  return [
    why,
    ...(when ? [when] : []),
    'How you are told is chosen under “Notifications” in your settings.',
  ].join(' ');
}

const WHY_NOW: Readonly<Record<string, string>> = {
  daily: 'You chose to be told once a day; what you have read meanwhile is left out.',
  weekly: 'You chose to be told once a week; what you have read meanwhile is left out.',
  quiet: 'It waited for the end of your quiet hours; what you have read meanwhile is left out.',
  late: 'It was due while no mail could be sent.',
};

function listOf({ side, slug }: CombinedNotification): string {
  return side === 'assistant' ? addresses.inboxNotifications() : addresses.notifications(slug);
}
