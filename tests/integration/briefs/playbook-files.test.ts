import { beforeAll, describe, expect, it } from 'vitest';
import { handOverPlaybook } from '@/lib/briefs/playbooks/handing-over.actions';
import { getPlaybook, getWaitingFiles } from '@/lib/briefs/playbooks/page.queries';
import { savePlaybook } from '@/lib/briefs/playbooks/playbooks.actions';
import { newId } from '@/lib/platform/ids';
import {
  type BriefPlace,
  givenAttached,
  givenBriefAccepted,
  givenRuthAndMaria,
  readBrief,
} from '@/tests/support/briefs';
import { download } from '@/tests/support/browser/downloads';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenDay } from '@/tests/support/on-day';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenPlaybook, type PlaybookForm, playbookForm, readPlaybook } from '@/tests/support/playbooks';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';
import { sendForPlaybook } from '@/tests/support/uploads';

const LIST = new File(['Every account, and what belongs there.'], 'accounts.txt');

describe('the files of a playbook', () => {
  givenDay('2026-11-30');
  givenDatabaseWithPeople();
  givenStorage();
  let people: People;
  let place: BriefPlace;
  beforeAll(async () => {
    people = await givenPeople();
    place = await givenRuthAndMaria(people);
  });

  const asOwner = <T>(work: () => Promise<T>) => asPerson(place.owner, work);
  async function filesOf({ workspaceId, id }: { workspaceId: string; id: string }) {
    return (await getPlaybook(place.owner.userId, { workspaceId, id }))?.files ?? [];
  }
  async function briefFrom({ workspaceId, id, number }: { workspaceId: string; id: string; number: number }) {
    const friday = { deadlineDate: '2027-03-05', deadlineTime: '17:00', deadlineZone: 'Asia/Manila' };
    const briefId = newId();
    const form = { workspaceId, id, number, briefId, engagementId: place.engagementId, ...friday };
    doneOf(await asOwner(() => submit(handOverPlaybook, { ...form, intent: 'send', anyway: 'on' })));
    return readBrief(place.assistant, { workspaceId, id: briefId });
  }
  const statusFor = async (person: Person, fileId: string) =>
    (await asPerson(person, () => download(place.workspace.id, fileId))).status;
  const saves = (form: PlaybookForm) => asOwner(() => submit(savePlaybook, form));

  it('that arrived before are in the version that is saved with them, once, even when its form comes twice', async () => {
    const form = playbookForm(place);
    const { workspaceId, id } = form;
    const { id: upload } = await asOwner(() => sendForPlaybook(form, LIST));
    const waiting = await getWaitingFiles(place.owner.userId, { workspaceId, id });

    doneOf(await saves({ ...form, uploads: [upload] }));
    doneOf(await saves({ ...form, uploads: [upload] }));

    expect(waiting).toMatchObject([{ id: upload, name: 'accounts.txt', isWhole: true }]);
    expect(await filesOf({ workspaceId, id })).toMatchObject([{ name: 'accounts.txt' }]);
    expect(await getWaitingFiles(place.owner.userId, { workspaceId, id })).toEqual([]);
    expect((await briefFrom({ workspaceId, id, number: 1 })).files).toMatchObject([{ name: 'accounts.txt' }]);
    const { id: another } = await asOwner(() => sendForPlaybook(form, new File(['Closed.'], 'closed.txt')));
    for (const uploads of [[upload, another], [another], []])
      expect(refusalOf(await saves({ ...form, uploads })).code).toBe('sent_before');
  });

  it('of somebody else’s form aren’t taken, and nothing is saved without one that is named', async () => {
    const form = playbookForm(place);
    const { id: upload } = await asPerson(people.tomas, () => sendForPlaybook(form, LIST));

    const answer = await saves({ ...form, uploads: [upload] });

    expect(refusalOf(answer)).toMatchObject({ code: 'file_gone' });
    expect(await getPlaybook(place.owner.userId, form)).toBeNull();
  });

  it("go with each brief made from it, as files of that brief, and themselves stay with the business's own people", async () => {
    const playbook = await givenPlaybook(place, { files: [LIST] });
    const [file] = await filesOf(playbook);

    const [one, other] = [await briefFrom(playbook), await briefFrom(playbook)];

    expect(one.files).toMatchObject([{ name: 'accounts.txt' }]);
    expect(new Set([file?.id, one.files[0]?.id, other.files[0]?.id]).size).toBe(3);
    expect(await statusFor(people.maria, one.files[0]?.id ?? '')).toBe(200);
    expect(await statusFor(people.tomas, file?.id ?? '')).toBe(200);
    expect(await statusFor(people.maria, file?.id ?? '')).toBe(404);
    expect(await statusFor(people.foreign.owner, file?.id ?? '')).toBe(404);
  });

  it('stay with the versions that had them, and leave with the next one that doesn’t', async () => {
    const playbook = await givenPlaybook(place, { files: [LIST] });
    const { id, name } = playbook;
    const kept = (await filesOf(playbook)).map((file) => file.id);

    const more = new File(['Closed.'], 'closed.txt');
    doneOf(await saves(playbookForm(place, { id, name, number: 1, attached: kept, files: [more] })));
    expect((await filesOf(playbook)).map((file) => file.name)).toEqual(['accounts.txt', 'closed.txt']);
    doneOf(await saves(playbookForm(place, { id, name, number: 2 })));

    expect(await filesOf(playbook)).toEqual([]);
    expect((await briefFrom({ ...playbook, number: 1 })).files).toMatchObject([{ name: 'accounts.txt' }]);
  });

  it('come from the brief that it is made from, and its text refers to them', async () => {
    const briefId = newId();
    const fileId = await givenAttached(place, briefId);
    const instructions = `As in [the list](attached:${fileId}).`;
    await givenBriefAccepted(place, { id: briefId, attached: [fileId], instructions });

    const form = playbookForm(place, { briefId, attached: [fileId], instructions });
    for (const _ of [1, 2]) doneOf(await saves(form));
    expect(refusalOf(await saves({ ...form, attached: [] })).code).toBe('sent_before');
    const playbook = await readPlaybook(place.owner, form);
    const brief = await briefFrom(playbook);

    const [file] = await filesOf(playbook);
    expect(playbook.content.instructions).toBe(`As in [the list](attached:${file?.id}).`);
    expect(brief.instructions).toBe(`As in [the list](attached:${brief.files[0]?.id}).`);
  });

  it("of another playbook don't become this one’s by naming them", async () => {
    const other = await givenPlaybook(place, { files: [LIST] });
    const attached = (await filesOf(other)).map((file) => file.id);

    expect(await filesOf(await givenPlaybook(place, { attached }))).toEqual([]);
  });

  it('are refused when empty, and what was typed comes back', async () => {
    const refusal = refusalOf(await saves(playbookForm(place, { files: [new File([], 'empty.txt')] })));

    expect(refusal.fieldErrors.files).toContain('is empty');
    expect(refusal.values.title).toEqual(['Books of {{last month}}']);
  });

  it('are joined by a price, read in the currency of the business', async () => {
    const { content } = await givenPlaybook(place, { budgetMoney: '45.50' });
    expect(content.budgetMoney).toEqual({ minor: 4_550, currency: 'USD' });

    const refusal = refusalOf(await saves(playbookForm(place, { budgetMoney: 'about fifty' })));
    expect(refusal.fieldErrors.budgetMoney).toBe('Give an amount in USD, or leave it empty.');
  });
});
