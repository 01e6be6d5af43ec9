import { hashOfForm } from '@/lib/platform/actions/form-hash';
import { hashPress } from '@/lib/platform/auth/tokens';

/**
 * @param key the form's posting key
 * @param input all that the form says, so the code or the passkey's answer as well
 * @returns what is kept of a press that took a second step, so that the same one can be sent again; null without a key.
 */
export async function pressHashOf(key: string | null, input: object): Promise<string | null> {
  return key === null ? null : hashPress(key, await hashOfForm(input));
}
