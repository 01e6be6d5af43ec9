import { NAME_OF_NOBODY } from '@/lib/platform/mail/gone';

type Engaged = {
  /** null until they have accepted the invitation */
  readonly assistant: { readonly name: string } | null;
  /** as the business wrote it when it invited them */
  readonly assistantName: string;
};

/**
 * @returns the name of an assistant in a business's records of time and pay. Of one who has deleted their account it is the name they
 * were invited by: books that pay "Someone who has left" are no books (adr/0036).
 */
export function recordedName({ assistant, assistantName }: Engaged): string {
  return assistant === null || assistant.name === NAME_OF_NOBODY ? assistantName : assistant.name;
}
