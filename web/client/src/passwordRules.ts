import type { PasswordRules } from "@/api/auth";

/** A rule of the host, and whether a password keeps it; null where only the host can tell. */
export interface RuleCheck {
  readonly rule: "minLength" | "maxLength" | "notCurrent" | "notGuessable";
  readonly value: number | null;
  readonly kept: boolean | null;
}

/** The rules while the host has not told its own. */
export const UsualRules: PasswordRules = { minLength: 12 };

/** Each rule of the host, checked as one types; lengths count characters as the host does, not UTF-16 units. */
export function checkPassword(password: string, rules: PasswordRules, current: string): readonly RuleCheck[] {
  const length = [...password].length;
  const checks: RuleCheck[] = [
    { rule: "minLength", value: rules.minLength, kept: length >= rules.minLength },
    { rule: "notCurrent", value: null, kept: password !== "" && password !== current },
    { rule: "notGuessable", value: null, kept: null },
  ];
  return rules.maxLength !== undefined && length > rules.maxLength
    ? [...checks, { rule: "maxLength", value: rules.maxLength, kept: false }]
    : checks;
}

/** Whether a password may be sent: no rule that can be checked here is broken. */
export function isSendable(checks: readonly RuleCheck[]): boolean {
  return checks.every((one) => one.kept !== false);
}
