import type { FlagAction, FlagState } from "@/api/accountShapes";
import type { Right } from "@/api/auth";

/** The steps that move a flag on, by its state; the host refuses any other. */
const Steps: Readonly<Record<FlagState, readonly FlagAction[]>> = {
  candidate: ["verify", "dismiss"],
  verified: ["notify", "dismiss"],
  notified: ["answer", "appeal", "escalate"],
  answered: ["close", "notify", "appeal", "escalate"],
  appealed: ["verify", "close", "dismiss", "escalate"],
  escalated: ["close", "dismiss"],
  closed: ["reopen"],
  dismissed: ["reopen"],
};

/** The steps that a flag's state allows, the usual next one first. */
export function stepsOf(state: FlagState): readonly FlagAction[] {
  return Steps[state] ?? [];
}

/** Whether a step cannot be taken without words: an answer, an appeal, a comment, a dismissal, an assignee. */
export function needsText(action: FlagAction): boolean {
  return action === "answer" || action === "appeal" || action === "comment" || action === "dismiss" || action === "assign";
}

/** What a step asks of the role: an enterprise answers and appeals, everybody who works on flags comments, the rest is theirs alone. */
export function rightOf(action: FlagAction): Right {
  if (action === "answer" || action === "appeal") {
    return "answerFlags";
  }
  return action === "comment" ? "commentOnFlags" : "workOnFlags";
}

/** Whether somebody still has to do something about it. */
export function isOpen(state: FlagState): boolean {
  return state !== "closed" && state !== "dismissed";
}
