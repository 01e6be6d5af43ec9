import { askForOtherAddress, spendAddressLink } from '@/lib/people/changing-address.actions';
import { withActor } from '@/lib/platform/tenancy';
import type { Calendar } from '../calendar';
import { CAST, type PersonName } from '../cast';
import type { AddressStory } from '../story/working-story';
import { act, signIn } from './acting';
import { idOf } from './ids';
import type { Scene, Stage } from './scene';

const LINK = /\/address\/([^/\s]+)/;

/** @returns how somebody asks for another address, and uses the link to it. */
export function addressScenes(
  name: PersonName,
  { to, asked, confirmed }: AddressStory,
  calendar: Calendar,
): readonly Scene[] {
  const { zone } = CAST[name];
  const at = calendar.instantOf(asked, zone);
  const later = calendar.instantOf(confirmed, zone);
  return [
    {
      at,
      what: `${name} asks for another address`,
      play: async (stage) => {
        await signIn(stage.actor(name), at);
        await act(stage.actor(name), at, askForOtherAddress, { id: idOf(to, at), email: to });
      },
    },
    { at: later, what: `${name} uses the link to it`, play: (stage) => follow(stage, name, to, later) },
  ];
}

async function follow(stage: Stage, name: PersonName, to: string, at: Date): Promise<void> {
  const { text } = await withActor({ kind: 'mailer' }, (tx) =>
    tx.mail.findFirstOrThrow({
      where: { toAddress: to, kind: 'people.other_address' },
      orderBy: { id: 'desc' },
      select: { text: true },
    }),
  );
  await act(stage.actor(name), at, spendAddressLink, { token: LINK.exec(text)?.[1] ?? '' });
}
