import type { RouteLocationRaw } from "vue-router";
import type { Me, Right } from "@/api/auth";
import type { AuthStatus } from "@/state/auth";

/** Each opens a part of the administration. */
export const AdminRights: readonly Right[] = ["readPeople", "readDevices", "readAudit", "manageScreens"];

/** What the way to a screen depends on. */
export interface Visitor {
  readonly status: AuthStatus;
  readonly me: Me | null;
  /** True where the page reads by the link of a screen. */
  readonly kiosk?: boolean;
  /** The session, or the link of a screen, has ended. */
  readonly ended?: boolean;
}

/** The part of a wanted address that decides. */
export interface Wanted {
  readonly name?: unknown;
  readonly fullPath: string;
  readonly meta: { readonly open?: boolean; readonly needs?: readonly Right[] };
  readonly query: Readonly<Record<string, unknown>>;
}

/** Whether the host is asked anything for this visitor: nobody signed in, an ended link or an old password get nothing. */
export function mayAsk(visitor: Visitor): boolean {
  return visitor.status !== "out" && !(visitor.kiosk === true && visitor.ended === true) && visitor.me?.mustChangePassword !== true;
}

/** Where somebody who wants a screen has to go first; null where the way is free. */
export function detour(to: Wanted, visitor: Visitor): RouteLocationRaw | null {
  if (visitor.kiosk === true) {
    // The link of a screen opens the screen, and says there that it has ended; whatever else is wanted is not its business.
    return to.name === "screen" ? null : { name: "screen" };
  }
  if (visitor.status === "out") {
    return to.meta.open === true ? null : { name: "sign-in", query: to.fullPath === "/" ? {} : { to: to.fullPath } };
  }
  if (to.name === "sign-in" && visitor.status !== "unknown") {
    return returnOf(to.query["to"]);
  }
  const { me } = visitor;
  if (visitor.status !== "in" || me === null) {
    return null;
  }
  if (me.mustChangePassword && to.name !== "change-password") {
    return { name: "change-password", query: to.fullPath === "/" ? {} : { to: to.fullPath } };
  }
  if (to.meta.needs?.some((right) => !me.rights.includes(right)) === true) {
    return { name: "not-allowed", query: { to: to.fullPath } };
  }
  return null;
}

/** The address to return to after a sign-in: one of this page alone, else the start. */
export function returnOf(to: unknown): string {
  return typeof to === "string" && /^\/(?![/\\])/.test(to) && !to.startsWith("/sign-in") ? to : "/";
}

/** Where a person begins: an enterprise at its own, a platform at all enterprises, everybody else at the park. */
export function startOf(me: Me | null, firstPark: string | undefined): RouteLocationRaw | null {
  if (me?.role === "enterprise" && me.enterprise !== null) {
    const park = me.park ?? me.parks?.[0] ?? firstPark;
    return park === undefined ? null : { name: "enterprise", params: { park, enterprise: me.enterprise } };
  }
  if (me?.role === "platform") {
    return { name: "platform" };
  }
  return firstPark === undefined ? null : { name: "park", params: { park: firstPark } };
}
