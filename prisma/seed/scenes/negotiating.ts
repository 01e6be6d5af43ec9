import { commentOnClause } from '@/lib/agreements/negotiation/commenting.actions';
import { proposeWording, takeWording } from '@/lib/agreements/negotiation/wording-proposals.actions';
import { readVersion } from '@/lib/agreements/versions';
import { withActor } from '@/lib/platform/tenancy';
import type { NegotiationEvent } from '../story/story';
import { type Actor, act } from './acting';
import { open, propose } from './agreements';
import { idOf } from './ids';
import type { Place, Stage } from './scene';

/** Plays one thing that is said or changed before both sign. */
export async function negotiate(
  stage: Stage,
  place: Place,
  event: NegotiationEvent,
  at: Date,
): Promise<void> {
  const { workspaceId, agreementId: id } = place;
  switch (event.kind) {
    case 'commented': {
      const by = stage.actor(event.by);
      const { number } = await latest(by, place);
      const commentId = idOf(`${event.by} comments on ${id}`, at);
      const said = { number, clauseKey: event.clause, commentId, body: event.text };
      await act(by, at, commentOnClause, { workspaceId, id, ...said });
      return;
    }
    case 'wordingProposed': {
      const by = stage.actor(place.assistant);
      const { number, id: versionId } = await latest(by, place);
      const { clauses } = await withActor({ kind: 'user', userId: by.userId }, (tx) =>
        readVersion(tx, { workspaceId, versionId }),
      );
      const clause = clauses.find(({ key }) => key === event.clause);
      if (!clause) throw new Error(`there is no clause ${event.clause}`);
      await act(by, at, proposeWording, {
        workspaceId,
        id,
        number,
        clauseKey: clause.key,
        reason: event.reason,
        proposalId: proposalIdOf(id),
        body: `${clause.body}\n\n${event.adds}`,
      });
      return;
    }
    case 'wordingTaken': {
      const by = stage.actor(place.owner);
      const { version } = await open(by, place);
      await act(by, at, takeWording, { workspaceId, id, version, proposalId: proposalIdOf(id) });
      return;
    }
    case 'proposedAgain':
      await propose(stage, place, at);
  }
}

/** Each agreement of the story has one proposed wording, so its id needs no moment of its own. */
function proposalIdOf(agreementId: string): string {
  return idOf(`wording for ${agreementId}`, new Date(0));
}

async function latest(actor: Actor, place: Place) {
  const [version] = (await open(actor, place)).versions;
  if (!version) throw new Error('nothing has been proposed to talk about');
  return version;
}
