import { onBeforeUnmount, onMounted, shallowRef, type ShallowRef } from "vue";

/** A page that is not shown has no frames; it waits this long instead. Unit: ms. */
const UnpaintedMs = 250;

/** True once a component's first frame stands: what lies below the fold is made after what is above it. */
export function usePainted(): Readonly<ShallowRef<boolean>> {
  const painted = shallowRef(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onMounted(() => {
    timer = setTimeout(show, UnpaintedMs);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      timer = setTimeout(show);
    });
  });
  onBeforeUnmount(() => clearTimeout(timer));

  function show(): void {
    painted.value = true;
  }

  return painted;
}
