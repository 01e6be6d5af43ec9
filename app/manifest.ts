import type { MetadataRoute } from 'next';
import { addresses } from '@/lib/platform/addresses/addresses';
import { tokens } from '@/tailwind.config';

/** How Handover looks as an app of its own on a phone or a desk: it opens at the inbox. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: '/inbox',
    name: 'Handover',
    short_name: 'Handover',
    description: 'What was handed over to you, over all the businesses you work for.',
    start_url: addresses.inbox(),
    scope: '/',
    display: 'standalone',
    background_color: tokens.paper.light,
    theme_color: tokens.paper.light,
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icons/handover-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/handover-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/handover-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}
