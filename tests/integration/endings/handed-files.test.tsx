import { beforeAll, expect, it } from 'vitest';
import { HandedFiles } from '@/components/endings/handed-files';
import type { EndingReader } from '@/components/endings/reader';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { givenBriefDelivered } from '@/tests/support/briefs';
import { markupOf } from '@/tests/support/browser/markup';
import { endingPages } from '@/tests/support/endings';
import { givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { aboutEngagement, says } from '@/tests/support/threads';
import { givenAgreedBefore } from '@/tests/support/time';

givenDatabaseWithPeople();
let pair: Pair;
beforeAll(async () => {
  pair = await givenPair(await givenPeople(), 'Adeyemi Shelves');
  await givenAgreedBefore(pair);
});

const NAME = 'picture-0.txt';

it('files of one name are told apart by what they came with, for both', async () => {
  const spring = await givenBriefDelivered(pair, { title: 'Spring pieces' });
  const autumn = await givenBriefDelivered(pair, { title: 'Autumn pieces' });
  const picture = () => new File(['A third one.'], NAME, { type: 'text/plain' });
  const conversation = aboutEngagement(pair.workspace.id, pair.engagementId);
  await says(pair.assistant, conversation, 'And this.', { files: picture() });
  await says(pair.assistant, { ...conversation, subject: 'brief', subjectId: spring.id }, 'Once more.', {
    files: picture(),
  });

  const { slug, id: workspaceId } = pair.workspace;
  const owners = await listFor('owner');
  const assistants = await listFor('assistant');

  expect(owners).toEqual([
    [addresses.brief(slug, spring.id), 'Spring pieces'],
    null,
    [addresses.brief(slug, autumn.id), 'Autumn pieces'],
    [addresses.brief(slug, spring.id), 'Spring pieces'],
  ]);
  expect(assistants).toEqual([
    [addresses.inboxBrief(workspaceId, spring.id), 'Spring pieces'],
    null,
    [addresses.inboxBrief(workspaceId, autumn.id), 'Autumn pieces'],
    [addresses.inboxBrief(workspaceId, spring.id), 'Spring pieces'],
  ]);
});

/** @returns for each file of that name, the newest first, the brief that it is said to have come with: where and what. */
async function listFor(role: EndingReader['role'] & ('owner' | 'assistant')) {
  const page = await endingPages(pair)[role]();
  if (!page) throw new Error('both have a page of the end');
  const html = markupOf(<HandedFiles page={page} reader={{ role, zone: 'UTC', now: now() }} />);
  const rows = html.split('<li').filter((row) => row.includes(`download="${NAME}"`));
  return rows.map((row) => {
    if (row.includes(', with a message')) return null;
    const [, href, title] = /, with <a href="([^"]+)"[^>]*>([^<]+)</.exec(row) ?? [];
    return [href, title];
  });
}
