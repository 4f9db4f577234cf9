/// <reference types="@remix-run/node" />
/// <reference types="vite/client" />

// Types of loaders and actions as they are with the v3_singleFetch flag of remix.config.js.
import '@remix-run/server-runtime';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
}
