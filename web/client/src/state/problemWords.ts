import { shallowRef } from "vue";

/** True once the words of refusals are there: they come with the first refusal that is shown, and not with the page. */
export const hasProblemWords = shallowRef(false);
let fetched: Promise<void> | null = null;

/**
 * Fetches them. Until they are there, and where they cannot be fetched, the host's own words stand; who keeps a refusal as a text waits for
 * them first. Never refuses.
 */
export function needProblemWords(): Promise<void> {
  fetched ??= import("@/problemWords").then(
    () => {
      hasProblemWords.value = true;
    },
    () => {
      fetched = null;
    },
  );
  return fetched;
}
