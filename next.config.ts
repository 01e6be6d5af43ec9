import type { NextConfig } from 'next';
import { SECURITY_HEADERS } from './lib/platform/http/security-headers';
import { listedIn } from './lib/platform/text/listed-in';
import { compileAhead } from './scripts/steps/compile-ahead';

/** Hosts whose pages may post to server actions besides the one that a request names: behind proxies that rewrite Host. */
const actionOrigins = [...listedIn(process.env.SERVER_ACTION_ORIGINS)];

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // A page has its title before its text, also when it looks again: for everybody, not for robots alone.
  htmlLimitedBots: /.*/,
  // Types are one of the checks (npm run check): where npm test or a demo builds, they aren't asked about a second time.
  typescript: { ignoreBuildErrors: process.env.NEXT_TYPES === 'unasked' },
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // For an image: a server with just the packages that it needs beside it.
  ...(process.env.NEXT_OUTPUT === 'standalone' && { output: 'standalone' }),
  // The same on every instance of one version, another for the next: pages left open then reload instead of breaking.
  ...(process.env.DEPLOYMENT_ID && { deploymentId: process.env.DEPLOYMENT_ID }),
  serverExternalPackages: [
    '@react-pdf/renderer',
    'graphile-worker',
    'pino',
    'pg',
    'prom-client',
    '@opentelemetry/exporter-trace-otlp-http',
    '@opentelemetry/sdk-trace',
    'file-type',
    'date-holidays',
  ],
  // Next's own service that resizes pictures, open to anybody at /_next/image: no page uses it, so nobody can.
  images: { unoptimized: true },
  compiler: { runAfterProductionCompile: compileAhead },
  experimental: {
    serverActions: { bodySizeLimit: '25mb', allowedOrigins: actionOrigins },
    turbopackFileSystemCacheForBuild: process.env.NEXT_BUILD_CACHE !== 'none',
    // Nothing reads them while it serves, even with --enable-source-maps; docs/operate.md says what they are good for.
    serverSourceMaps: process.env.NEXT_SERVER_SOURCE_MAPS === '1',
  },
  headers: async () => [
    {
      source: '/:path*',
      headers: Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value })),
    },
  ],
};

export default config;
