import { beforeAll, describe, expect, it } from 'vitest';
import { DeviceSection } from '@/components/notifications/devices/device-section';
import { ChoiceGrid } from '@/components/notifications/settings/choice-grid';
import { getNotificationSettings } from '@/lib/notifications/choosing/settings.queries';
import { CHANNELS } from '@/lib/notifications/kinds/kind.rules';
import { markupOf } from '@/tests/support/browser/markup';
import { givenChoice } from '@/tests/support/notifications';
import { givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('the preferences page', () => {
  givenDatabaseWithPeople();
  let people: People;
  beforeAll(async () => {
    people = await givenPeople();
  });

  async function gridOf(person: Person, channels = CHANNELS.slice(0, 2)): Promise<string> {
    const { places } = await getNotificationSettings(person.userId);
    const place = places.find(({ workspaceId }) => workspaceId === people.workspace.id);
    if (!place) throw new Error(`${person.name} is told nothing there`);
    return markupOf(<ChoiceGrid place={place} channels={channels} />);
  }

  it('shows what was chosen before, and the defaults for the rest', async () => {
    await givenChoice(people.ruth, people.workspace, 'owner', [
      { kind: 'brief.question', channel: 'mail', choice: 'weekly' },
    ]);

    const page = await gridOf(people.ruth);

    expect(page).toContain('<option value="brief.question mail weekly" selected="">Once a week</option>');
    expect(page).toContain('<option value="brief.delivered mail at_once" selected="">As it happens</option>');
  });

  it('says why contractual mail can’t be turned off, and offers no field for it', async () => {
    const page = await gridOf(people.ruth);

    expect(page).toContain('Always. You are a party to it.');
    expect(page).not.toContain('value="agreement.in_force');
  });

  it('shows everybody their own kinds of notifications, and no others', async () => {
    const [owner, manager, assistant] = await Promise.all(
      [people.ruth, people.tomas, people.maria].map((person) => gridOf(person)),
    );

    expect(owner).toContain('An expense waits for your answer');
    expect(manager).not.toContain('An expense waits for your answer');
    expect(manager).toContain('A brief is delivered');
    expect(assistant).toContain('Two hours before a deadline');
    expect(owner).not.toContain('Two hours before a deadline');
  });

  it('has a column for devices where keys are set, for contractual notifications as well', async () => {
    expect(await gridOf(people.ruth, [...CHANNELS])).toContain('value="agreement.in_force push on"');
    expect(await gridOf(people.ruth)).not.toContain(' push on"');
  });

  it('names the subscribed devices, and this one as such', () => {
    const page = markupOf(
      <DeviceSection
        devices={[{ id: '1', sessionId: 'here', userAgent: null, since: new Date('2026-11-20T10:00:00Z') }]}
        publicKey="key"
        sessionId="here"
        zone="UTC"
        now={new Date('2026-11-26T10:00:00Z')}
      />,
    );

    expect(page).toContain(', this one');
    expect(page).toContain('since Fri 20 Nov');
    expect(page).toContain('Turn off');
  });
});
