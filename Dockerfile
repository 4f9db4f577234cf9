# What Evenhand runs with. The same image is a web process (`serve`), a worker (`worker`) or a command.
FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:24-bookworm-slim AS dependencies
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 EVENHAND_DATA=/data
WORKDIR /opt/evenhand
COPY --from=dependencies /src/node_modules node_modules
COPY package.json LICENSE ./
COPY bin/evenhand.js bin/
COPY fixtures fixtures
COPY --from=build /src/build build
# Nothing is written where the program is; a new volume on /data belongs to whom the folder does.
RUN mkdir -p /data && chown node:node /data
USER node
WORKDIR /data
VOLUME /data
EXPOSE 3000
ENTRYPOINT ["node", "/opt/evenhand/bin/evenhand.js"]
CMD ["serve"]
