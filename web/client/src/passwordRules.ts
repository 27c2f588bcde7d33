import type { PasswordRules } from "@/api/auth";

/** A rule of the host, and whether a password keeps it; null where only the host can tell. */
export interface RuleCheck {
  readonly rule: "minLength" | "maxLength" | "minDistinct" | "notUser" | "notCommon" | "notCurrent";
  readonly value: number | null;
  readonly kept: boolean | null;
}

/** The rules while the host has not told its own. */
export const UsualRules: PasswordRules = { minLength: 12 };

/** Each rule of the host, checked as one types; lengths count characters as a person does, not UTF-16 units. */
export function checkPassword(password: string, rules: PasswordRules, user: string, current: string): readonly RuleCheck[] {
  const letters = [...password];
  const plain = password.toLowerCase();
  const checks: RuleCheck[] = [
    { rule: "minLength", value: rules.minLength, kept: letters.length >= rules.minLength },
    { rule: "notCurrent", value: null, kept: password !== "" && password !== current },
  ];
  if (rules.maxLength !== undefined && letters.length > rules.maxLength) {
    checks.push({ rule: "maxLength", value: rules.maxLength, kept: false });
  }
  if (rules.minDistinct !== undefined) {
    checks.push({ rule: "minDistinct", value: rules.minDistinct, kept: new Set(letters).size >= rules.minDistinct });
  }
  if (rules.notUser === true) {
    checks.push({ rule: "notUser", value: null, kept: password !== "" && !(user !== "" && plain.includes(user.toLowerCase())) });
  }
  if (rules.notCommon === true) {
    checks.push({ rule: "notCommon", value: null, kept: null });
  }
  return checks;
}

/** Whether a password may be sent: no rule that can be checked here is broken. */
export function isSendable(checks: readonly RuleCheck[]): boolean {
  return checks.every((one) => one.kept !== false);
}
