import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vitest/config";

/** The host that answers `/api` and `/hubs` while the page is developed: the real twin, or `npm run mock`. */
const twin = process.env["PARKTWIN_URL"] ?? "http://127.0.0.1:5080";

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    target: ["chrome108", "firefox115", "safari16"],
    // The page is served under a policy without `data:`; every asset is a file.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_200,
  },
  server: {
    proxy: { "/api": twin, "/health": twin, "/hubs": { target: twin, ws: true } },
  },
  test: { include: ["tests/**/*.spec.{ts,mjs}"], environment: "node" },
});
