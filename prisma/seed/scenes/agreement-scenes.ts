import type { Calendar } from '../calendar';
import { CAST, type PersonName } from '../cast';
import type { AgreementStory, AmendmentStory, Signing } from '../story/story';
import { draftAgreement, propose, sign } from './agreements';
import { askForAmendment, beginAmendment, changeTerms } from './amending';
import { endByNotice } from './ending';
import { idOf } from './ids';
import { importSigned } from './importing';
import { nameRecipient } from './naming';
import { negotiate } from './negotiating';
import type { Place, Scene, Stage } from './scene';

/** @returns the life of one agreement, and of the one that amends it. */
export function agreementScenes(
  place: Place,
  agreement: AgreementStory,
  calendar: Calendar,
): readonly Scene[] {
  const { title: what, drafted, proposed, signed, amendment, notice } = agreement;
  const { negotiation = [], recipients = [] } = agreement;
  const scene = sceneOn(calendar, what);
  const begin = agreement.signedElsewhere ? importSigned : draftAgreement;
  return [
    scene(place.owner, drafted, (stage, at) => begin(stage, place, { agreement, calendar, at })),
    ...(proposed ? [scene(place.owner, proposed, (stage, at) => propose(stage, place, at))] : []),
    ...negotiation.map((event) => {
      const by = event.kind === 'commented' ? event.by : sideOf(event.kind, place);
      return scene(by, event.when, (stage, at) => negotiate(stage, place, event, at));
    }),
    ...signed.map(signing(place, scene)),
    ...recipients.map((recipient) =>
      scene(place.owner, recipient.when, (stage, at) => nameRecipient(stage, place, recipient, at)),
    ),
    ...(amendment ? amendmentScenes(place, amendment, scene) : []),
    ...(notice ? [scene(notice.by, notice.when, (stage, at) => endByNotice(stage, place, notice, at))] : []),
  ];
}

type SceneOf = (
  by: PersonName,
  when: Signing['when'],
  play: (stage: Stage, at: Date) => Promise<void>,
) => Scene;

function sceneOn(calendar: Calendar, what: string): SceneOf {
  return (by, when, play) => {
    const at = calendar.instantOf(when, CAST[by].zone);
    return { at, what, play: (stage) => play(stage, at) };
  };
}

function sideOf(kind: string, { owner, assistant }: Place): PersonName {
  return kind === 'wordingProposed' ? assistant : owner;
}

function signing(place: Place, scene: SceneOf) {
  return (signature: Signing): Scene =>
    scene(signature.by, signature.when, (stage, at) => sign(stage, place, signature, at));
}

const nothing = async () => undefined;

function amendmentScenes(place: Place, amendment: AmendmentStory, scene: SceneOf): readonly Scene[] {
  const { requested, drafted, proposed, signed, reason, terms } = amendment;
  const amended = {
    ...place,
    agreementId: idOf(`${place.agreementId} amended`, scene(place.owner, drafted, nothing).at),
  };
  return [
    scene(place.assistant, requested, (stage, at) => askForAmendment(stage, place, reason, at)),
    scene(place.owner, drafted, async (stage, at) => {
      await beginAmendment(stage, place, amended.agreementId, at);
      await changeTerms(stage, amended, terms, at);
    }),
    scene(place.owner, proposed, (stage, at) => propose(stage, amended, at)),
    ...signed.map(signing(amended, scene)),
  ];
}
