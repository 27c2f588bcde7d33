import { onBeforeUnmount, onMounted, shallowRef, type ShallowRef } from "vue";

/** A page that is not shown has no frames; it waits this long instead. Unit: ms. */
const UnpaintedMs = 250;

/** The first view is the one that is waited for; a screen that is come back to is whole at once, and keeps its place. */
let firstStands = false;

/** True once the page's first frame stands: what lies below the fold is made after what is above it. */
export function usePainted(): Readonly<ShallowRef<boolean>> {
  const painted = shallowRef(firstStands);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onMounted(() => {
    if (!painted.value) {
      timer = setTimeout(show, UnpaintedMs);
      requestAnimationFrame(() => {
        clearTimeout(timer);
        timer = setTimeout(show);
      });
    }
  });
  onBeforeUnmount(() => clearTimeout(timer));

  function show(): void {
    firstStands = painted.value = true;
  }

  return painted;
}
