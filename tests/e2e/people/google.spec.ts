import { startGoogle } from '@/tests/support/google/stand-in';
import { expectAccessible } from '../support/accessible';
import { expect, test } from '../support/test';

/**
 * The stand-in is on another site, as Google is, so the browser returns only the cookies that it returns across sites.
 */
test("a person signs in with Google, and is told when Google can't vouch for their address", async ({
  seat,
  baseURL,
}) => {
  const google = await startGoogle(new URL('/api/auth/callback/google', baseURL).href, {
    port: Number(new URL(process.env.GOOGLE_ISSUER ?? '').port),
  });
  try {
    const { page, person } = await seat('ruth', { isSignedIn: false });
    const way = page.getByRole('link', { name: 'Continue with Google' });

    await test.step('an address that Google doesn’t host has to ask for a link', async () => {
      await page.goto('/sign-in?to=%2Fsettings');
      google.chooses({ email: person.email, email_verified: true });
      await way.click();
      await expect(page.getByText('A link has to show that this address is yours')).toBeVisible();
      await expectAccessible(page);
    });

    await test.step('one that it hosts is signed in, and asked for their name and zone', async () => {
      google.chooses({ email: person.email, email_verified: true, hd: 'a-workspace.example' });
      await way.click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Before you begin');
    });
  } finally {
    await google.close();
  }
});
