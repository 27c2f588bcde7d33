import type { Directive } from "vue";
import "@/styles/edges.css";

/** Marks a box that scrolls sideways with the sides on which there is more, and so long as there is. */
export const vWide: Directive<HTMLElement & { onSize?: ResizeObserver }> = {
  mounted: (box) => {
    const mark = () => {
      const sides = sidesOf(box);
      if (box.dataset["more"] !== sides) {
        box.dataset["more"] = sides;
      }
    };
    box.classList.add("edges");
    box.addEventListener("scroll", mark, { passive: true });
    box.onSize = new ResizeObserver(mark);
    box.onSize.observe(box);
    for (const one of box.children) {
      box.onSize.observe(one);
    }
  },
  updated: (box) => box.classList.add("edges"),
  beforeUnmount: (box) => box.onSize?.disconnect(),
};

/** Less than this beyond an edge is a rounding. Unit: px. */
const EdgePx = 2;

/** On which sides of a scrolling box there is more than it shows: `start`, `end`, both, or none. */
export function sidesOf(box: Pick<HTMLElement, "scrollLeft" | "clientWidth" | "scrollWidth">): string {
  const sides = [
    ...(box.scrollLeft > EdgePx ? ["start"] : []),
    ...(box.scrollLeft + box.clientWidth < box.scrollWidth - EdgePx ? ["end"] : []),
  ];
  return sides.join(" ");
}
