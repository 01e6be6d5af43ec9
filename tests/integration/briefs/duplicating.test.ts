import { beforeAll, describe, expect, it } from 'vitest';
import { duplicateBrief } from '@/lib/briefs/drafting/duplicating.actions';
import { handOverPlaybook } from '@/lib/briefs/playbooks/handing-over.actions';
import { atTime, now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import {
  type BriefPlace,
  fullBriefForm,
  givenAttached,
  givenBriefAccepted,
  givenBriefDraft,
  givenBriefSent,
  givenRuthAndMaria,
  readBrief,
} from '@/tests/support/briefs';
import { download } from '@/tests/support/browser/downloads';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenDay } from '@/tests/support/on-day';
import { asPerson, givenPeople } from '@/tests/support/people';
import { givenPlaybook } from '@/tests/support/playbooks';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';

describe('duplicating a brief', () => {
  givenDay('2026-11-30');
  givenDatabaseWithPeople();
  givenStorage();
  let place: BriefPlace;
  beforeAll(async () => {
    place = await givenRuthAndMaria(await givenPeople());
  });

  const asOwner = <T>(work: () => Promise<T>) => asPerson(place.owner, work);
  async function duplicated({ workspaceId, id }: { workspaceId: string; id: string }, at = now()) {
    const form = { workspaceId, id, newId: newId() };
    await atTime(at, async () => doneOf(await asOwner(() => submit(duplicateBrief, form))));
    return readBrief(place.owner, { workspaceId, id: form.newId });
  }

  it.each([
    ['a draft', givenBriefDraft],
    ['one that waits', givenBriefSent],
    ['one that is accepted', givenBriefAccepted],
  ])('of %s makes one draft with the same content', async (_, given) => {
    const original = await given(place);
    const form = { workspaceId: original.workspaceId, id: original.id, newId: newId() };

    const answers = await Promise.all([1, 2].map(() => asOwner(() => submit(duplicateBrief, form))));

    for (const answer of answers) doneOf(answer);
    const copy = await readBrief(place.owner, { workspaceId: form.workspaceId, id: form.newId });
    expect(copy).toMatchObject({ state: 'draft', title: original.title, version: 1 });
    expect(copy.deliverables.map(({ title }) => title)).toEqual(
      original.deliverables.map(({ title }) => title),
    );
    expect(copy.deliverables[0]?.criteria).toHaveLength(2);
  });

  it('takes its files along as files of its own, and refers to them', async () => {
    const id = newId();
    const fileId = await givenAttached(place, id);
    const instructions = `As in [the list](attached:${fileId}).`;
    const original = await givenBriefSent(place, { id, attached: [fileId], instructions });

    const copy = await duplicated(original);

    const [file] = copy.files;
    expect(copy.files).toMatchObject([{ name: original.files[0]?.name }]);
    expect(file?.id).not.toBe(fileId);
    expect(copy.instructions).toBe(`As in [the list](attached:${file?.id}).`);
    const statuses = [];
    for (const person of [place.owner, place.assistant])
      statuses.push((await asPerson(person, () => download(copy.workspaceId, file?.id ?? ''))).status);
    expect(statuses).toEqual([200, 404]);
  });

  it("takes along its window and check-ins if they are in the future, and the check-ins' subjects in any case", async () => {
    const original = await givenBriefDraft(place, fullBriefForm(place));
    expect(original.windowFromLocal).not.toBeNull();
    expect(original.checkIns.length).toBeGreaterThan(0);

    const soon = await duplicated(original);
    const late = await duplicated(original, new Date('2030-01-01T12:00:00Z'));

    const momentsOf = ({ deadlineLocal, deadlineZone, windowFromLocal, checkIns }: typeof original) => ({
      deadlineLocal,
      deadlineZone,
      windowFromLocal,
      checkIns: checkIns.map(({ about, local }) => ({ about, local })),
    });
    expect(momentsOf(soon)).toEqual(momentsOf(original));
    expect(momentsOf(late)).toEqual({
      deadlineLocal: null,
      deadlineZone: null,
      windowFromLocal: null,
      checkIns: original.checkIns.map(({ about }) => ({ about, local: null })),
    });
  });

  it('keeps the playbook that it came from', async () => {
    const { workspaceId, id, number } = await givenPlaybook(place);
    const friday = { deadlineDate: '2027-03-05', deadlineTime: '17:00', deadlineZone: 'Asia/Manila' };
    const briefId = newId();
    const form = {
      workspaceId,
      id,
      number,
      briefId,
      engagementId: place.engagementId,
      ...friday,
      intent: 'send',
    };
    doneOf(await asOwner(() => submit(handOverPlaybook, form)));

    const copy = await duplicated({ workspaceId, id: briefId });

    expect(copy.playbook).toMatchObject({ id, number: 1 });
  });
});
