import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { draftRow } from '@/components/briefs/draft-row';
import { EditorAround } from '@/components/briefs/editor/around';
import { canHandOverTo, choiceOf, InTheWay } from '@/components/briefs/editor/in-the-way';
import { HandOverForm } from '@/components/playbooks/hand-over-form';
import { NotOffered } from '@/components/playbooks/not-offered';
import { ScheduleForm } from '@/components/schedules/schedule-form';
import { SchedulePage } from '@/components/schedules/schedule-page';
import { newValues } from '@/components/schedules/values';
import { type Candidate, getCandidates } from '@/lib/briefs/candidates.queries';
import { saveBrief } from '@/lib/briefs/editor/editing.actions';
import { listDraftsToChoose } from '@/lib/briefs/handing-over/drafts.queries';
import { getHandOver } from '@/lib/briefs/playbooks/handing-over.queries';
import { getSchedule, getScheduleChoices } from '@/lib/briefs/schedules/queries';
import { pauseWork, resumeWork } from '@/lib/people/pausing/pausing.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';
import { givenAgreementInForce, givenNewPair } from '@/tests/support/agreements';
import { type BriefPlace, briefForm, givenRuthAndMaria } from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenDay } from '@/tests/support/on-day';
import { givenPaused, pauseForm } from '@/tests/support/pausing';
import { asPerson, givenPeople } from '@/tests/support/people';
import { givenPlaybook } from '@/tests/support/playbooks';
import { givenSchedule } from '@/tests/support/schedules';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

givenDay('2026-11-30');
givenDatabaseWithPeople();
let place: BriefPlace;
beforeAll(async () => {
  place = await givenRuthAndMaria(await givenPeople());
});
afterEach(() => resume());

const OWNER = 'owner';
const NOW = new Date('2026-11-30T12:00:00Z');
const MISSING =
  'Your work with Maria Santos is paused. Save this as a draft, and hand it over once it goes on.';

describe('while the work with somebody is paused', () => {
  it('their brief says so before it is handed over, until when, and leads whoever resumes it there', async () => {
    await givenPaused(place, { backOn: '2027-01-11' });
    const candidate = await chosen();

    const owner = inTheWay(candidate, OWNER);
    const manager = inTheWay(candidate, 'manager');

    expect(owner).toContain(MISSING);
    expect(wordsOf(owner)).toContain('You paused it. Planned to resume Mon 11 Jan');
    expect(linkIn(owner)).toEqual([pauseOf(place), 'Resume the work']);
    expect(wordsOf(manager)).toContain('An owner paused it, and is the one to resume it.');
    expect(linkIn(manager)).toEqual([pauseOf(place), 'See the pause']);
    expect(choiceOf(candidate).label).toBe('Maria Santos (paused)');
    expect(canHandOverTo([candidate], candidate.id)).toBe(false);
    await resume();
    expect(inTheWay(await chosen(), OWNER)).toBe('');
  });

  it('says that its assistant paused it, whom nobody else can make go on', async () => {
    const form = pauseForm(place);
    doneOf(await asPerson(place.assistant, () => submit(pauseWork, form)));

    const owner = inTheWay(await chosen(), OWNER);

    expect(wordsOf(owner)).toContain('Maria paused it, and is the one to resume it.');
    expect(linkIn(owner)).toEqual([pauseOf(place), 'See the pause']);
  });

  it('a brief is saved as a draft, which the list of drafts doesn’t offer to hand over', async () => {
    await givenPaused(place, { backOn: '2027-01-11' });
    const form = briefForm(place);

    const sent = await asPerson(place.owner, () => submit(saveBrief, { ...form, intent: 'send' }));
    doneOf(await asPerson(place.owner, () => submit(saveBrief, form)));

    expect(refusalOf(sent).code).toBe('paused');
    const drafts = await listDraftsToChoose(place.owner.userId, place.workspace.id);
    const draft = drafts.find(({ id }) => id === form.id);
    if (!draft) throw new Error('it is among the drafts');
    const row = draftRow(draft, { slug: place.workspace.slug, zone: 'UTC', now: NOW });
    expect(row.missing).toMatch(/^Your work with Maria Santos is paused\. Planned to resume Mon.11.Jan/);
    expect(row.pauseHref).toBe(pauseOf(place));
    await resume();
    const again = await listDraftsToChoose(place.owner.userId, place.workspace.id);
    expect(again.find(({ id }) => id === form.id)).toMatchObject({ missing: null, pause: null });
  });

  it('a playbook is made into a draft, offered to whoever works on, and says who isn’t offered', async () => {
    const { workspaceId, id } = await givenPlaybook(place);
    await givenPaused(place);
    const only = await pageFor({ workspaceId, id });
    const other = await givenNewPair({ ruth: place.owner, workspace: place.workspace }, { name: 'Zoe Abad' });
    await givenAgreementInForce(other);
    const both = await pageFor({ workspaceId, id });

    const form = handOverForm(only.candidates);
    expect(form).toContain(MISSING);
    expect(form).not.toContain('value="send"');
    expect(form).toContain('value="draft"');
    expect(both.likely).toBe(other.engagementId);
    const several = renderToStaticMarkup(
      <NotOffered candidates={both.candidates} slug={place.workspace.slug} now={NOW} />,
    );
    expect(linkIn(several)).toEqual([pauseOf(place), 'Maria Santos']);
    expect(several).not.toContain('Zoe Abad');
  });

  it('a schedule says that it hands nothing over, on its form and its page', async () => {
    const { ref } = await givenSchedule(place);
    const before = await pageOf(ref);
    await givenPaused(place);

    const paused = await pageOf(ref);
    const choices = await getScheduleChoices(place.owner.userId, place.workspace);
    const form = (engagementId: string) =>
      wordsOf(
        renderToStaticMarkup(
          <ScheduleForm
            workspace={{ ...place.workspace, timeZone: 'UTC' }}
            id={newId()}
            version={0}
            choices={choices}
            values={newValues({
              engagementId,
              playbookId: '',
              zone: 'UTC',
              startsOn: '2026-12-01',
              dueZone: 'UTC',
            })}
            zones={['UTC']}
          />,
        ),
      );

    expect(before).not.toContain('is paused');
    expect(wordsOf(paused)).toContain('Your work with Maria Santos is paused');
    expect(linkIn(paused.slice(paused.indexOf('is paused')))).toEqual([pauseOf(place), 'See the pause']);
    expect(form(place.engagementId)).toContain('The schedule hands nothing over until it goes on.');
    expect(form(newId())).not.toContain('hands nothing over');
  });
});

/** The work goes on, whoever has paused it. */
async function resume(): Promise<void> {
  const form = { workspaceId: place.workspace.id, engagementId: place.engagementId };
  for (const person of [place.owner, place.assistant]) {
    await asPerson(person, () => submit(resumeWork, form));
  }
}

function pauseOf({ workspace, engagementId }: BriefPlace): string {
  return addresses.pause(workspace.slug, engagementId);
}

async function chosen(): Promise<Candidate> {
  const { candidates } = await getCandidates(place.owner.userId, place.workspace.id);
  const found = candidates.find(({ id }) => id === place.engagementId);
  if (!found) throw new Error('somebody whom a brief can be written for');
  return found;
}

async function pageFor(playbook: { readonly workspaceId: string; readonly id: string }) {
  const found = await getHandOver(place.owner.userId, playbook);
  if (!found) throw new Error('its owner can hand it over');
  return found;
}

async function pageOf({ id }: { readonly id: string }): Promise<string> {
  const schedule = await getSchedule(place.owner, place.workspace, id);
  if (!schedule) throw new Error('its owner can see it');
  return renderToStaticMarkup(
    <SchedulePage schedule={schedule} workspace={place.workspace} zone="UTC" now={NOW} />,
  );
}

function inTheWay(candidate: Candidate, role: 'owner' | 'manager'): string {
  const surroundings = {
    candidates: [candidate],
    holidays: {},
    recent: [],
    zone: 'UTC',
    now: NOW.toISOString(),
  };
  return renderToStaticMarkup(
    <EditorAround surroundings={surroundings} initial={candidate.id}>
      <InTheWay chosen={candidate} slug={place.workspace.slug} role={role} />
    </EditorAround>,
  ).replace(/^<div[^>]*>(.*)<\/div>$/s, '$1');
}

function handOverForm(candidates: readonly Candidate[]): string {
  return renderToStaticMarkup(
    <HandOverForm
      workspaceId={place.workspace.id}
      slug={place.workspace.slug}
      role={OWNER}
      id={newId()}
      number={1}
      freshId={newId()}
      candidates={candidates}
      holidays={{}}
      usual={{}}
      likely={place.engagementId}
      zones={['UTC']}
      zone="UTC"
      now={NOW.toISOString()}
    />,
  );
}

/** @returns where the first link of some markup leads, and what it says. */
function linkIn(html: string): readonly [string | undefined, string | undefined] {
  const [, href, says] = /<a [^>]*?href="([^"]+)"[^>]*>([^<]*)</.exec(html) ?? [];
  return [href, says];
}

function wordsOf(html: string): string {
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/[\s\u00a0]+/g, ' ');
}
