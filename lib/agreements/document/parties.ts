import type { AgreementDocument } from './document';

type Engagement = {
  readonly assistantName: string;
  readonly assistant: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly timeZone: string;
  } | null;
  readonly workspace: { readonly id: string; readonly name: string; readonly timeZone: string };
};

/** @returns the two sides as the document names them; an assistant who hasn't joined only has a name. */
export function partiesOf({ assistant, assistantName, workspace }: Engagement): AgreementDocument['parties'] {
  return {
    business: { id: workspace.id, name: workspace.name, timeZone: workspace.timeZone },
    assistant: {
      id: assistant?.id ?? null,
      name: assistant?.name ?? assistantName,
      email: assistant?.email ?? null,
      timeZone: assistant?.timeZone ?? null,
    },
  };
}
