# One image for the web server, the worker and the commands (migrate, doctor). docs/operate.md says how it is run.
# `npm run topology` performs these very RUN and COPY lines in a folder, and runs what comes out.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
# Read when building; .env.example says what they are.
ARG DEPLOYMENT_ID=""
ARG SERVER_ACTION_ORIGINS=""
ENV NEXT_OUTPUT=standalone NEXT_TELEMETRY_DISABLED=1
RUN PRISMA_SCHEMA_ENGINE_BINARY=/bin/true node node_modules/prisma/build/index.js generate
RUN node node_modules/next/dist/bin/next build
RUN node --import ./node_modules/tsx/dist/loader.mjs scripts/bundle.ts

FROM node:24.21.0-bookworm-slim AS handover
ENV NODE_ENV=production HOSTNAME=0.0.0.0 PORT=3000 STORAGE_DIR=/data/files NEXT_TELEMETRY_DISABLED=1
WORKDIR /app
COPY --from=build /app/.next/standalone ./
COPY --from=build /app/.next/static ./.next/static
COPY --from=build /app/public ./public
COPY --from=build /app/dist/commands ./dist/commands
COPY --from=build /app/scripts/before-serving.mjs ./scripts/before-serving.mjs
COPY --from=build /app/prisma/migrations ./prisma/migrations
COPY --from=build /app/node_modules/@fontsource/noto-sans/files ./node_modules/@fontsource/noto-sans/files
COPY --from=build /app/node_modules/@prisma/schema-engine-wasm ./node_modules/@prisma/schema-engine-wasm
COPY --from=build /app/node_modules/pdfkit ./node_modules/pdfkit
COPY --from=build /app/node_modules/fontkit ./node_modules/fontkit
RUN mkdir -p /data/files && chown node:node /data/files
USER node
VOLUME /data/files
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "./scripts/before-serving.mjs", "server.js"]

# Statements are prepared by name, which pgbouncer carries since 1.21; Debian 13 has 1.24.
FROM debian:trixie-slim AS pgbouncer
RUN apt-get update \
  && apt-get install -y --no-install-recommends pgbouncer \
  && rm -rf /var/lib/apt/lists/*
USER postgres
EXPOSE 6432
CMD ["pgbouncer", "/etc/pgbouncer/pgbouncer.ini"]
