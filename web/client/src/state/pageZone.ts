import { computed, type ComputedRef } from "vue";
import { live } from "./live";
import { session } from "./session";

/** The zone of a park, also while its first view is still on its way; UTC where nobody knows it. */
export function zoneOf(park: string | null): string {
  const summary = session.parks?.find((one) => one.id === park);
  return summary?.timeZone ?? (live.head.park?.id === park ? live.head.park?.timeZone : undefined) ?? "UTC";
}

/** The zone of what belongs to no park: that of the watched park, else of the first, else the reader's own. */
export function usePageZone(): ComputedRef<string> {
  return computed(
    () => live.head.park?.timeZone ?? session.parks?.[0]?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
}
