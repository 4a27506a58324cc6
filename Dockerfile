# One image per app: docker build --build-arg APP=accounts --tag secop-access/accounts:0.1.0 .
# A registry or a certificate of your own: --secret id=npmrc,src=… (and --secret id=ca,src=… for its `cafile=/run/secrets/ca`);
# neither stays in an image.
ARG NODE_IMAGE=node:24-bookworm-slim
ARG RUNTIME_IMAGE=gcr.io/distroless/cc-debian12:nonroot

FROM ${NODE_IMAGE} AS workspace
WORKDIR /workspace
ENV NX_DAEMON=false NX_TUI=false NPM_CONFIG_USERCONFIG=/run/secrets/npmrc NPM_CONFIG_CACHE=/var/cache/npm
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=secret,id=npmrc --mount=type=secret,id=ca --mount=type=cache,target=/var/cache/npm \
    npm ci --include=dev --no-audit --no-fund
COPY . .

FROM workspace AS built
ARG APP
RUN node_modules/.bin/nx build ${APP}

FROM ${NODE_IMAGE} AS installed
ARG APP
WORKDIR /app
ENV NPM_CONFIG_USERCONFIG=/run/secrets/npmrc NPM_CONFIG_CACHE=/var/cache/npm
COPY --from=built /workspace/dist/apps/${APP}/package.json /workspace/dist/apps/${APP}/package-lock.json ./
RUN --mount=type=secret,id=npmrc --mount=type=secret,id=ca --mount=type=cache,target=/var/cache/npm \
    npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
    && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete

FROM ${NODE_IMAGE} AS node

FROM ${RUNTIME_IMAGE}
ARG APP
ARG VERSION=0.0.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="secop-access/${APP}" \
      org.opencontainers.image.description="Access requests to supplier accounts: ${APP}" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080
WORKDIR /app
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=installed /app/node_modules ./node_modules
COPY --from=built /workspace/dist/apps/${APP} ./
USER 65532:65532
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "healthy.js"]
CMD ["node", "main.js"]
