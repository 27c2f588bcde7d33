import { signOut } from "@/state/auth";

/** Signs out and loads the page anew, so that nothing of the account stays on it. Throws a `Problem` where the host refuses. */
export async function leavePage(): Promise<void> {
  await signOut();
  window.location.assign("/sign-in");
}
