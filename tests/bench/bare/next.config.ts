import type { NextConfig } from 'next';

/** As the product's own, so that only the pages differ. */
const config: NextConfig = { reactStrictMode: true, poweredByHeader: false };

export default config;
