import type { NextConfig } from 'next';

/**
 * As the product's own, so that only the pages differ. The extension is the bare page's alone: Next looks for
 * instrumentation and proxy files in the folders above as well, and the product's are there.
 */
const config: NextConfig = { reactStrictMode: true, poweredByHeader: false, pageExtensions: ['bare.tsx'] };

export default config;
