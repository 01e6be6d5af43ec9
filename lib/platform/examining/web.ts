import { env } from '@/lib/platform/env/env';
import { askWeb, broken, type Finding, good, note } from './findings';

/** Checks that the web server answers under its own address, and refuses unsigned mail events. */
export async function examineWeb(): Promise<readonly Finding[]> {
  const { NEXTAUTH_URL, RESEND_WEBHOOK_SECRET } = env();
  const alive = await askWeb(new URL('/api/health', NEXTAUTH_URL));
  if (!alive?.ok)
    return [
      note(
        `No web server answers at ${NEXTAUTH_URL} now, as seen from here.`,
        'Start one (npm start), and see that the address leads to it.',
      ),
    ];
  const findings = [good(`The web server answers at ${NEXTAUTH_URL}.`)];
  if (RESEND_WEBHOOK_SECRET) {
    const unsigned = await askWeb(new URL('/api/webhooks/resend', NEXTAUTH_URL), { method: 'POST' });
    findings.push(
      unsigned?.status === 400
        ? good('Events of mails are taken at /api/webhooks/resend, when they are signed.')
        : broken(
            `/api/webhooks/resend answers ${unsigned?.status ?? 'nothing'} to an event that nobody signed; it should refuse it with 400.`,
            'Start the web server with the same RESEND_WEBHOOK_SECRET as this.',
          ),
    );
  }
  return findings;
}
