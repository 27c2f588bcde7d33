import { nextTick, shallowRef, useTemplateRef } from "vue";

/** A dialog over a list that makes a row or changes one: which row, how to open it, and what it said when it was done. */
export function useEditing<T>(refresh: () => void) {
  const dialog = useTemplateRef<{ open(): void }>("dialog");
  const edited = shallowRef<T | null>(null);
  const said = shallowRef<string | null>(null);

  /** Opens the template's `dialog` for a row, or with null for a new one. */
  async function open(row: T | null): Promise<void> {
    edited.value = row;
    said.value = null;
    await nextTick();
    dialog.value?.open();
  }

  function done(message: string | null): void {
    said.value = message;
    refresh();
  }

  return { edited, said, open, done };
}
