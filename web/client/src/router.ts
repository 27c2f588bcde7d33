import { shallowRef } from "vue";
import { createRouter, createWebHistory, type RouteRecordRaw } from "vue-router";

/** True while a screen waits for the server to hand out its part of the page. */
export const waiting = shallowRef(false);

const routes: RouteRecordRaw[] = [
  { path: "/", name: "home", component: () => import("./views/HomeView.vue") },
  { path: "/parks/:park", name: "park", component: () => import("./views/ParkView.vue"), props: true },
  {
    path: "/parks/:park/enterprises/:enterprise",
    name: "enterprise",
    component: () => import("./views/EnterpriseView.vue"),
    props: true,
  },
  {
    path: "/parks/:park/enterprises/:enterprise/accounts",
    name: "enterprise-accounts",
    component: () => import("./views/AccountsView.vue"),
    props: true,
  },
  {
    path: "/parks/:park/enterprises/:enterprise/declared",
    name: "enterprise-declared",
    component: () => import("./views/DeclaredView.vue"),
    props: true,
  },
  { path: "/parks/:park/accounts", name: "park-accounts", component: () => import("./views/ParkAccountsView.vue"), props: true },
  { path: "/parks/:park/flags", name: "flags", component: () => import("./views/FlagsView.vue"), props: true },
  { path: "/city", name: "city", component: () => import("./views/CityView.vue") },
  { path: "/reference", name: "reference", component: () => import("./views/ReferenceView.vue") },
  { path: "/explain/:figure", name: "explain", component: () => import("./views/ExplainView.vue"), props: true },
  { path: "/evidence/:figure", name: "evidence", component: () => import("./views/EvidenceView.vue"), props: true },
  { path: "/parks/:park/meters/:meter", name: "meter", component: () => import("./views/MeterView.vue"), props: true },
  { path: "/status", name: "status", component: () => import("./views/StatusView.vue") },
  { path: "/quarantine", name: "quarantine", component: () => import("./views/QuarantineView.vue") },
  { path: "/:rest(.*)*", name: "not-found", component: () => import("./views/NotFoundView.vue") },
];

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior(to, from, saved) {
    // A changed query (period, filter) is the same screen; it keeps its place.
    return saved ?? (to.path === from.path ? false : { top: 0 });
  },
});

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
