import { computed, onBeforeUnmount, onMounted, shallowRef, type ComputedRef, type ShallowRef } from "vue";

/** Rows rendered beyond what is in sight, so that scrolling shows no gap. */
const Spare = 8;

/** Which rows of a long list are in sight of its scrolling box; all have one height. */
export function useVirtualRows(
  host: Readonly<ShallowRef<HTMLElement | null>>,
  count: () => number,
  heights: { readonly wide: number; readonly narrow: number },
): {
  readonly first: ComputedRef<number>;
  readonly end: ComputedRef<number>;
  /** Room above and below what is rendered. Unit: px. */
  readonly before: ComputedRef<number>;
  readonly after: ComputedRef<number>;
  onScroll(): void;
  /** Scrolls as far as is needed to see a row below the head. */
  reveal(index: number, head: number): void;
} {
  const narrow = window.matchMedia("screen and (max-width: 720px)");
  const rowHeight = shallowRef(narrow.matches ? heights.narrow : heights.wide);
  const scrollTop = shallowRef(0);
  const height = shallowRef(600);
  const first = computed(() => Math.max(0, Math.min(Math.floor(scrollTop.value / rowHeight.value) - Spare, count() - 1)));
  const end = computed(() => Math.min(count(), first.value + Math.ceil(height.value / rowHeight.value) + 2 * Spare));
  const onNarrow = () => (rowHeight.value = narrow.matches ? heights.narrow : heights.wide);
  let observer: ResizeObserver | null = null;

  onMounted(() => {
    narrow.addEventListener("change", onNarrow);
    observer = new ResizeObserver(() => (height.value = host.value?.clientHeight ?? height.value));
    if (host.value !== null) {
      observer.observe(host.value);
    }
  });
  onBeforeUnmount(() => {
    narrow.removeEventListener("change", onNarrow);
    observer?.disconnect();
  });

  return {
    first,
    end,
    before: computed(() => first.value * rowHeight.value),
    after: computed(() => Math.max(0, count() - end.value) * rowHeight.value),
    onScroll: () => (scrollTop.value = host.value?.scrollTop ?? 0),
    reveal: (index, head) => {
      const box = host.value;
      if (box === null) {
        return;
      }
      const top = index * rowHeight.value;
      if (top < box.scrollTop) {
        box.scrollTop = top;
      } else if (top + rowHeight.value + head > box.scrollTop + box.clientHeight) {
        box.scrollTop = top + rowHeight.value + head - box.clientHeight;
      }
    },
  };
}
