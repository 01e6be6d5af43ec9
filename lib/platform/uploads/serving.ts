import { currentCaller } from '@/lib/platform/auth/caller';
import { SIGN_IN_ELSEWHERE } from '@/lib/platform/auth/sign-in-words';
import { callerOutsideRequest, type SignedIn } from '@/lib/platform/auth/signed-in';
import { type LimitName, takeFrom } from '@/lib/platform/http/rate-limit';
import { Refused } from '@/lib/platform/result';
import { answerRefused, refuseOthers } from './tus';

/**
 * Runs a step of an upload for the signed-in person: protocol → session → rate limit → `work`. Another site's form
 * can't reach it, since the protocol needs a header that only scripts can set, which no other origin may do here.
 * @returns the response of `work`, or the one that says why it was refused.
 */
export async function asUploader(
  request: Request,
  limit: LimitName,
  work: (person: SignedIn) => Promise<Response>,
): Promise<Response> {
  const other = refuseOthers(request.headers);
  if (other) return other;
  const { signedIn } = await currentCaller();
  if (!signedIn) {
    const message = `Your session has ended. ${SIGN_IN_ELSEWHERE}, then go on: what has arrived is kept.`;
    return answerRefused({ code: 'signed_out', message });
  }
  try {
    if (!callerOutsideRequest()) await takeFrom(limit, signedIn.userId);
    return await work(signedIn);
  } catch (error) {
    if (error instanceof Refused) return answerRefused(error.refusal);
    throw error;
  }
}
