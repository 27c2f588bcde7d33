import type { FlagState } from "@/api/accountShapes";
import type { DeskFlag } from "@/api/platformShapes";

/** The columns of the desk, in the order of a flag's life; what is disputed or handed on waits beside the answered. */
export const deskColumns: readonly { readonly key: string; readonly states: readonly FlagState[] }[] = [
  { key: "candidate", states: ["candidate"] },
  { key: "verified", states: ["verified"] },
  { key: "notified", states: ["notified"] },
  { key: "answered", states: ["answered", "appealed", "escalated"] },
  { key: "closed", states: ["closed", "dismissed"] },
];

/** The flags of each column, in the order in which they came. */
export function columnsOf(flags: readonly DeskFlag[]): readonly { readonly key: string; readonly flags: readonly DeskFlag[] }[] {
  return deskColumns.map(({ key, states }) => ({ key, flags: flags.filter((one) => states.includes(one.flag.state)) }));
}

/** What the enterprise said last, as an answer or an appeal; null where it has not. */
export function answerOf(one: DeskFlag): DeskFlag["flag"]["trail"][number] | null {
  return [...one.flag.trail].reverse().find((entry) => entry.action === "answer" || entry.action === "appeal") ?? null;
}
