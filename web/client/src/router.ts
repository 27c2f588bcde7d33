import { createRouter, createWebHistory, type RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/", name: "home", component: () => import("./views/HomeView.vue") },
  { path: "/parks/:park", name: "park", component: () => import("./views/ParkView.vue"), props: true },
  {
    path: "/parks/:park/enterprises/:enterprise",
    name: "enterprise",
    component: () => import("./views/EnterpriseView.vue"),
    props: true,
  },
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
