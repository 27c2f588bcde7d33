import { reactive, readonly } from "vue";
import { authApi, type AuthOptions, type Me, type Right } from "@/api/auth";
import { credentials } from "@/api/credentials";
import { asProblem } from "@/api/problem";

/**
 * Whether somebody is signed in: `off` where the host has no accounts, `unknown` before it answered (and while it does not).
 */
export type AuthStatus = "unknown" | "off" | "out" | "in";

/** What is asked of the host; a test gives its own. */
export type AuthRoutes = Pick<typeof authApi, "options" | "me" | "signIn" | "signOut">;

/** A host that does not answer is asked again this often. Unit: ms. */
const AgainMs = 3_000;

/** Who is signed in, and what follows from it. */
export function createAuth(routes: AuthRoutes, later: (run: () => void, delayMs: number) => void) {
  const state = reactive({
    status: "unknown" as AuthStatus,
    me: null as Me | null,
    options: null as AuthOptions | null,
    /** The page reads by the link of a screen: nobody signs in, and there is nothing else to open. */
    kiosk: credentials.bearer !== null,
    /** The session ended while a screen is open; it stays until somebody signs in again. */
    ended: false,
    /** Rises when a session is renewed: what was refused meanwhile is fetched again. */
    renewals: 0,
  });
  let first: Promise<void> | null = null;

  function accept(me: Me): void {
    state.me = me;
    state.status = "in";
    credentials.csrf = me.csrf;
    credentials.paused = false;
    if (state.ended) {
      state.ended = false;
      state.renewals++;
    }
  }

  function leave(): void {
    credentials.csrf = null;
    if (state.status === "in") {
      state.ended = true;
      credentials.paused = true;
    } else {
      state.status = "out";
    }
  }

  async function look(): Promise<void> {
    try {
      if (!state.kiosk) {
        state.options ??= await routes.options();
      }
      // Asking a host that has just said so would only be written down as an error by the browser.
      if (state.options?.signedIn === false && state.status === "unknown") {
        leave();
        return;
      }
      accept(await routes.me());
    } catch (thrown) {
      const { kind } = asProblem(thrown);
      if (kind === "signedOut") {
        leave();
      } else if (kind === "missing") {
        state.status = "off";
      } else if (state.status === "unknown") {
        later(() => void look(), AgainMs);
      }
    }
  }

  credentials.lost = () => (state.status === "in" ? leave() : void look());
  credentials.mustChange = () => {
    if (state.me !== null) {
      state.me = { ...state.me, mustChangePassword: true };
    }
  };
  credentials.renew = async () => {
    const before = credentials.csrf;
    const user = state.me?.user;
    await look();
    return state.me?.user === user && credentials.csrf !== before && !state.ended;
  };

  return {
    state: readonly(state),

    /** Resolves once the host was asked for the first time, whatever it said. */
    ready: () => (first ??= look()),

    /** Asks again who is signed in: role, scope or password may have changed. */
    renew: look,

    /** Signs in; throws a `Problem` where it is refused. */
    signIn: async (user: string, password: string): Promise<Me> => {
      const me = await routes.signIn(user, password);
      accept(me);
      return me;
    },

    /** Ends the session here. The caller loads the page anew, so that nothing of it stays. */
    signOut: () => routes.signOut(),

    /** Whether the role may do this at all; everything where the host has no accounts. */
    may: (right: Right): boolean => state.status !== "in" || (state.me?.rights.includes(right) ?? false),
  };
}

const page = createAuth(authApi, setTimeout);

/** Who is signed in on this page. */
export const auth = page.state;
export const { ready: authReady, renew: renewAuth, signIn, signOut, may } = page;
