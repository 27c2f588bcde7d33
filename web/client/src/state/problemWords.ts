import { shallowRef } from "vue";

/** True once the words of refusals are there: they come with the first refusal that is shown, and not with the page. */
export const hasProblemWords = shallowRef(false);
let fetching = false;

/** Fetches them. Until they are there, and where they cannot be fetched, the host's own words stand. */
export function needProblemWords(): void {
  if (!fetching) {
    fetching = true;
    import("@/problemWords").then(
      () => (hasProblemWords.value = true),
      () => (fetching = false),
    );
  }
}
