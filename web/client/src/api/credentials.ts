import { takeKioskToken } from "./kiosk";

/**
 * What requests carry of who is signed in, and where they report what a refusal says of it. `state/auth.ts` fills it; it stands apart
 * so that the API layer depends on no state.
 */
export const credentials = {
  /** The token of a screen's link; null where people sign in. */
  bearer: typeof window === "undefined" ? null : takeKioskToken(window),
  /** Proof that an unsafe request comes from this page (`csrf` of Me); null while nobody is signed in. */
  csrf: null as string | null,
  /** True while the session is known to have ended: requests wait for the sign-in instead of being refused one by one. */
  paused: false,
  /** A route answered 401. */
  lost: (): void => undefined,
  /** A route answered that the password has to be changed first. */
  mustChange: (): void => undefined,
  /** The proof was refused, as after a sign-in in another window. True when there is a new one. */
  renew: (): Promise<boolean> => Promise.resolve(false),
};

/** The header that carries the proof. */
export const CsrfHeader = "X-ParkTwin-Csrf";

/** Whether a request changes something and so has to carry the proof. */
export function isUnsafe(method: string | undefined): boolean {
  return !/^(get|head|options)$/i.test(method ?? "GET");
}
