/** Where the token of a screen's link stays while its window lives, so that loading the page anew keeps it. */
const Kept = "parktwin.screen";

/** What is looked at of a browser; a test gives its own. */
export interface KioskWindow {
  readonly location: { readonly pathname: string; readonly search: string; readonly hash: string };
  readonly sessionStorage: Pick<Storage, "getItem" | "setItem">;
  readonly history: Pick<History, "replaceState" | "state">;
}

/**
 * The token of a screen's link, `/screen/{park}#token=…`: what stands behind `#` is never sent in an address. It is taken out of the
 * address bar and kept for this window. Null on every other address, which somebody has to sign in for.
 */
export function takeKioskToken(browser: KioskWindow): string | null {
  const { pathname, search, hash } = browser.location;
  if (pathname !== "/screen" && !pathname.startsWith("/screen/")) {
    return null;
  }
  const given = new URLSearchParams(hash.slice(1)).get("token");
  try {
    if (given === null || given === "") {
      return browser.sessionStorage.getItem(Kept);
    }
    browser.sessionStorage.setItem(Kept, given);
    browser.history.replaceState(browser.history.state, "", `${pathname}${search}`);
    return given;
  } catch {
    return given; // Storage is switched off: the address keeps its token for the next time.
  }
}
