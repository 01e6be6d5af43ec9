import { z } from 'zod';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { googleConfiguration, isGoogleOn } from '@/lib/platform/auth/google';
import { env } from '@/lib/platform/env/env';
import { askWeb, broken, type Finding, good } from './findings';

const Configuration = z.object({ token_endpoint: z.url() });
/** RFC 6749, 5.2. */
const Refusal = z.object({ error: z.string() });

/**
 * Checks that people can sign in by Google. It asks Google to redeem a code that was never issued: if Google knows the
 * id and secret, it says the code is wrong; if not, that they are.
 */
export async function examineGoogle(): Promise<Finding> {
  if (!isGoogleOn()) return good('People sign in by a mailed link; Google isn’t set up, and needn’t be.');
  const { GOOGLE_CLIENT_ID: id = '', GOOGLE_CLIENT_SECRET: secret = '' } = env();
  const found = await askWeb(new URL(googleConfiguration()));
  const configuration = Configuration.safeParse(await found?.json().catch(() => null)).data;
  const reach = 'Let the web servers reach it by https (docs/operate.md, Signing in by Google).';
  if (!configuration) return broken('Google doesn’t answer, as seen from here.', reach);
  const response = await askWeb(new URL(configuration.token_endpoint), {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${formed(id)}:${formed(secret)}`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: 'none',
      redirect_uri: absolute(addresses.backFromGoogle()),
      code_verifier: 'A'.repeat(43),
    }),
  });
  const code = Refusal.safeParse(await response?.json().catch(() => null)).data?.error ?? 'nothing';
  if (code === 'invalid_grant') return good('People may sign in by Google, which knows this installation.');
  return broken(
    `Google answers ${code} to this installation.`,
    'Compare GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET and the redirect address with the console (docs/operate.md).',
  );
}

/** RFC 6749, 2.3.1 wants both encoded before they are joined. */
function formed(text: string): string {
  return new URLSearchParams({ text }).toString().slice('text='.length);
}
