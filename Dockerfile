# Builds with all packages; what runs has none of those that only build.
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && node scripts/keep-what-runs.js

FROM node:22-slim
ENV NODE_ENV=production \
	HOST=0.0.0.0 \
	PORT=3000 \
	DATABASE_URL=file:/data/demarche.db
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/build ./build
COPY --from=build /app/drizzle ./drizzle
COPY --from=build /app/src/serve.js ./src/serve.js
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
# No shell and no other program is needed: it asks by itself.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
	CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# It answers SIGTERM itself, and is gone within ten seconds.
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=4", "src/serve.js"]
