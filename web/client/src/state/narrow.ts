import { onBeforeUnmount, onMounted, readonly, shallowRef, type Ref } from "vue";

/** A phone's width, as the styles have it; never paper. */
const Narrow = "screen and (max-width: 720px)";

/** Whether the window is as narrow as a phone; follows a turn of the phone. */
export function useNarrow(): Readonly<Ref<boolean>> {
  const query = window.matchMedia(Narrow);
  const narrow = shallowRef(query.matches);
  const follow = () => (narrow.value = query.matches);
  onMounted(() => query.addEventListener("change", follow));
  onBeforeUnmount(() => query.removeEventListener("change", follow));
  return readonly(narrow);
}
