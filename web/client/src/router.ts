import { shallowRef, type Component } from "vue";
import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteMeta, type RouteRecordRaw } from "vue-router";
import type { Right } from "./api/auth";
import { detour, mayAsk } from "./guard";
import { auth, authReady } from "./state/auth";
import { installMoment } from "./state/moment";
import { beginSession } from "./state/session";
// Most visits begin here: its part comes with the page, and not after it.
import ParkView from "./views/ParkView.vue";

/** True while a screen waits for the server to hand out its part of the page. */
export const waiting = shallowRef(false);

/** The parts of the page, as the top bar names them. */
export type Part = "live" | "accounts" | "flags" | "city" | "reference" | "status" | "quarantine" | "admin" | "mine" | "signIn" | "platform";

declare module "vue-router" {
  interface RouteMeta {
    /** Shown without anybody signed in. */
    open?: boolean;
    /** Shown without the top bar. */
    bare?: boolean;
    /** Which part of the page it belongs to; `live` where none is named. */
    part?: Part;
    /** Which part of the administration it is. */
    admin?: string;
    /** What the role must be allowed to do. */
    needs?: readonly Right[];
  }
}

/** The screens of an enterprise, below its park. */
const Enterprise = "/parks/:park/enterprises/:enterprise";

const routes: RouteRecordRaw[] = [
  { path: "/", name: "home", component: () => import("./views/HomeView.vue") },
  { path: "/sign-in", name: "sign-in", component: () => import("./views/SignInView.vue"), meta: { open: true, bare: true, part: "signIn" } },
  screen("/change-password", "change-password", [], () => import("./views/ChangePasswordView.vue"), {
    part: "signIn", bare: true,
  }),
  screen("/not-allowed", "not-allowed", [], () => import("./views/NotAllowedView.vue")),
  screen("/account", "mine", [], () => import("./views/MineView.vue"), { part: "mine" }),
  screen("/parks/:park", "park", ["readLive"], ParkView),
  screen("/parks/:park/map", "park-map", ["readLive"], () => import("./views/ParkMapView.vue")),
  screen("/screen/:park?", "screen", ["readLive", "readPark"], () => import("./views/ScreenView.vue"), { bare: true }),
  screen("/parks/:park/balance", "park-balance", ["readPark"], () => import("./views/ParkBalanceView.vue")),
  screen("/parks/:park/registry", "park-registry", ["readPark"], () => import("./views/ParkRegistryView.vue")),
  screen(Enterprise, "enterprise", ["readLive"], () => import("./views/EnterpriseView.vue")),
  screen(`${Enterprise}/bill`, "enterprise-bill", ["readAccounts"], () => import("./views/BillView.vue"), { part: "live" }),
  screen(`${Enterprise}/accounts`, "enterprise-accounts", ["readAccounts"], () => import("./views/AccountsView.vue"), {
    part: "accounts",
  }),
  screen(`${Enterprise}/declared`, "enterprise-declared", ["readAccounts"], () => import("./views/DeclaredView.vue"), {
    part: "accounts",
  }),
  screen("/parks/:park/what-if", "park-what-if", ["readAccounts", "readParkAccounts"], () => import("./views/WhatIfView.vue")),
  screen(`${Enterprise}/what-if`, "enterprise-what-if", ["readAccounts"], () => import("./views/WhatIfView.vue"), { part: "accounts" }),
  screen("/parks/:park/accounts", "park-accounts", ["readAccounts", "readParkAccounts"], () => import("./views/ParkAccountsView.vue"), {
    part: "accounts",
  }),
  screen(`${Enterprise}/portrait`, "enterprise-portrait", ["readAccounts"], () => import("./views/PortraitView.vue"), {
    part: "accounts",
  }),
  screen(`${Enterprise}/report`, "enterprise-report", ["readAccounts"], () => import("./views/ReportView.vue"), { part: "accounts" }),
  screen("/parks/:park/report", "park-report", ["readParkAccounts"], () => import("./views/ParkReportView.vue"), {
    part: "accounts",
  }),
  screen("/platform", "platform", ["readParkAccounts"], () => import("./views/PlatformView.vue"), { part: "platform" }),
  screen("/platform/flags", "platform-flags", ["readParkAccounts"], () => import("./views/PlatformFlagsView.vue"), {
    part: "platform",
  }),
  screen("/platform/rules", "platform-rules", ["readParkAccounts", "readReference"], () => import("./views/PlatformRulesView.vue"), {
    part: "platform",
  }),
  screen("/platform/readiness", "platform-readiness", ["readParkAccounts"], () => import("./views/PlatformReadinessView.vue"), {
    part: "platform",
  }),
  screen("/parks/:park/alarms", "park-alarms", ["readLive"], () => import("./views/AlarmsView.vue"), { part: "live" }),
  screen(`${Enterprise}/alarms`, "enterprise-alarms", ["readLive"], () => import("./views/AlarmsView.vue"), { part: "live" }),
  screen("/parks/:park/flags", "flags", ["readAccounts"], () => import("./views/FlagsView.vue"), { part: "flags" }),
  screen("/city", "city", ["readCity"], () => import("./views/CityView.vue"), { part: "platform" }),
  screen("/reference", "reference", ["readReference"], () => import("./views/ReferenceView.vue"), { part: "reference" }),
  screen("/explain/:figure", "explain", ["readAccounts"], () => import("./views/ExplainView.vue"), { part: "accounts" }),
  screen("/evidence/:figure", "evidence", ["readAccounts"], () => import("./views/EvidenceView.vue"), { part: "accounts" }),
  screen("/parks/:park/meters/:meter", "meter", ["readLive"], () => import("./views/MeterView.vue")),
  screen("/status", "status", ["readStatus"], () => import("./views/StatusView.vue"), { part: "status" }),
  screen("/quarantine", "quarantine", ["readQuarantine"], () => import("./views/QuarantineView.vue"), { part: "quarantine" }),
  screen("/admin", "admin", [], () => import("./views/AdminView.vue"), { part: "admin", admin: "" }),
  screen("/admin/accounts", "admin-accounts", ["readPeople"], () => import("./views/PeopleView.vue"), {
    part: "admin", admin: "accounts",
  }),
  screen("/admin/gateways/:park?", "admin-gateways", ["readDevices"], () => import("./views/GatewaysView.vue"), {
    part: "admin", admin: "gateways",
  }),
  screen("/admin/screens", "admin-screens", ["manageScreens"], () => import("./views/ScreenLinksView.vue"), {
    part: "admin", admin: "screens",
  }),
  screen("/admin/audit", "admin-audit", ["readAudit"], () => import("./views/AuditView.vue"), { part: "admin", admin: "audit" }),
  { path: "/:rest(.*)*", name: "not-found", component: () => import("./views/NotFoundView.vue") },
];

/** A screen for those who may; what its address names becomes its props. */
function screen(
  path: string,
  name: string,
  needs: readonly Right[],
  component: Component | (() => Promise<unknown>),
  meta: RouteMeta = {},
): RouteRecordRaw {
  return { path, name, component: component as Component | (() => Promise<Component>), props: true, meta: { ...meta, needs } };
}

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior(to, from, saved) {
    // A changed query (period, filter) is the same screen; it keeps its place.
    return saved ?? (to.path === from.path ? false : { top: 0 });
  },
});

router.beforeEach(async (to) => {
  fetchParts(to);
  await authReady();
  const way = detour(to, auth);
  if (way === null && to.meta.open !== true && mayAsk(auth)) {
    beginSession();
  }
  return way ?? true;
});

/** Fetches a screen's part of the page while the host is still asked who looks at it. */
function fetchParts(to: RouteLocationNormalized): void {
  for (const record of to.matched) {
    const part: unknown = record.components?.["default"];
    if (typeof part === "function") {
      // The navigation itself asks again and says what went wrong.
      (part as () => Promise<unknown>)().catch(() => undefined);
    }
  }
}

installMoment(router);

/** A part of the page that cannot be fetched is asked for again this often, then the page is loaded anew. Unit: ms. */
const ChunkRetryMs = 1_500;
const ReloadedFor = "parktwin.reloaded";

// While the server is away, or after it was updated, a screen's part cannot be fetched. The page waits until the server answers and
// then loads the wanted address once; a browser remembers a failed module for as long as the page lives.
router.onError((thrown, to) => {
  if (!/dynamically imported module|module script|preload/i.test(String(thrown))) {
    return;
  }
  const retry = () => {
    fetch("/", { method: "HEAD", cache: "no-store" })
      .then((response) => (response.ok ? reload(to.fullPath) : setTimeout(retry, ChunkRetryMs)))
      .catch(() => setTimeout(retry, ChunkRetryMs));
  };
  waiting.value = true;
  retry();
});

router.afterEach((to) => {
  waiting.value = false;
  if (sessionStorage.getItem(ReloadedFor) === to.fullPath) {
    sessionStorage.removeItem(ReloadedFor);
  }
});

function reload(path: string): void {
  // A part that is missing although the server answers is a fault of the build: the page must not load itself in circles.
  if (sessionStorage.getItem(ReloadedFor) === path) {
    return;
  }
  sessionStorage.setItem(ReloadedFor, path);
  window.location.assign(path);
}
