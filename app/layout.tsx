import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { NearPages } from '@/components/near/near-pages';
import { POLICY_HEADER } from '@/lib/platform/http/request-headers';
import { tokens } from '@/tailwind.config';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Handover', template: '%s · Handover' },
  description:
    'Hand it over. Properly. Agreements, briefs, pay and evaluations with the people you outsource work to.',
};

/**
 * Every page is rendered for its request: its scripts have to carry the nonce of the page's policy
 * (lib/platform/http/before-pages.ts).
 */
export const dynamic = 'force-dynamic';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: tokens.paper.light },
    { media: '(prefers-color-scheme: dark)', color: tokens.paper.dark },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  if (!(await headers()).has(POLICY_HEADER)) throw new Error('a page without a policy is not shown');
  return (
    <html lang="en">
      <head>
        {/* The others are where browsers look by themselves; as files of this folder Next would resolve each for each page. */}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body className="min-h-dvh antialiased">
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-50 focus:rounded-md focus:bg-sheet focus:px-3 focus:py-2 focus:text-ink"
        >
          Skip to the content
        </a>
        {children}
        <NearPages />
      </body>
    </html>
  );
}
