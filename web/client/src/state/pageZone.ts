import { computed, type ComputedRef } from "vue";
import { live } from "./live";
import { session } from "./session";

/** The zone of what belongs to no park: that of the watched park, else of the first, else the reader's own. */
export function usePageZone(): ComputedRef<string> {
  return computed(
    () => live.head.park?.timeZone ?? session.parks?.[0]?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
}
