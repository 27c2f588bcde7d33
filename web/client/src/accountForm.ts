import type { Account, AccountBody } from "@/api/admin";
import type { RoleWord } from "@/api/auth";

/** What is being written of an account. */
export interface AccountDraft {
  user: string;
  name: string;
  role: RoleWord;
  /** True for all parks; an enterprise is of one. */
  all: boolean;
  parks: string[];
  park: string;
  enterprise: string;
  externalId: string;
}

/** What is missing or wrong in a draft: keys below `adm.accounts.need`, or `badUser`. */
export type DraftFault = "user" | "badUser" | "name" | "parks" | "enterprise";

/** Names of people and programs, whose case does not matter: 1 to 64 of ASCII letters, digits, `-`, `_`, `.`, `@`. */
export function isUserName(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/.test(text);
}

/** Ids of gateways: 1 to 64 of ASCII letters, digits, `-`, `_`, `.`, the first a letter or digit. */
export function isName(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text);
}

/** The draft of an account, or of a new one that works in the first park. */
export function draftOf(account: Account | null, firstPark: string | undefined): AccountDraft {
  const park = account?.park ?? account?.parks?.[0] ?? firstPark ?? "";
  return {
    user: account?.user ?? "",
    name: account?.name ?? "",
    role: account?.role ?? "operator",
    all: account === null ? firstPark === undefined : account.parks === null,
    parks: account === null ? (firstPark === undefined ? [] : [firstPark]) : [...(account.parks ?? [])],
    park,
    enterprise: account?.enterprise ?? "",
    externalId: account?.externalId ?? "",
  };
}

/** Whether a role always sees all parks: it keeps the twin itself. */
export function seesAll(role: RoleWord): boolean {
  return role === "admin";
}

/** What has to be mended before a draft can be sent. */
export function faultsOf(draft: AccountDraft, isNew: boolean): readonly DraftFault[] {
  const faults: DraftFault[] = [];
  const user = draft.user.trim();
  if (isNew && !isUserName(user)) {
    faults.push(user === "" ? "user" : "badUser");
  }
  if (draft.name.trim() === "") {
    faults.push("name");
  }
  if (draft.role === "enterprise") {
    if (draft.park === "" || draft.enterprise === "") {
      faults.push("enterprise");
    }
  } else if (!seesAll(draft.role) && !draft.all && draft.parks.length === 0) {
    faults.push("parks");
  }
  return faults;
}

/** The draft as it is sent; what does not belong to the role is left out. */
export function bodyOf(draft: AccountDraft, isNew: boolean, disabled: boolean): AccountBody {
  const ofEnterprise = draft.role === "enterprise";
  const parks = ofEnterprise ? [draft.park] : draft.all || seesAll(draft.role) ? null : [...draft.parks].sort();
  return {
    ...(isNew ? { user: draft.user.trim().toLowerCase() } : {}),
    name: draft.name.trim(),
    role: draft.role,
    parks,
    park: ofEnterprise ? draft.park : null,
    enterprise: ofEnterprise ? draft.enterprise : null,
    disabled,
    externalId: draft.externalId.trim() === "" ? null : draft.externalId.trim(),
  };
}

/** How an account stands. */
export type AccountState = "active" | "locked" | "disabled" | "pending" | "never";

/** What keeps an account from working comes first; whether anybody ever used it last. */
export function stateOf(account: Account, nowMs: number): AccountState {
  if (account.disabled) {
    return "disabled";
  }
  if (account.lockedUntil !== null && Date.parse(account.lockedUntil) > nowMs) {
    return "locked";
  }
  if (account.mustChangePassword) {
    return "pending";
  }
  return account.lastSignInAt === null ? "never" : "active";
}

/** What is looked for in the list; an empty word is any. */
export interface AccountSearch {
  readonly text: string;
  readonly role: string;
  readonly state: string;
}

/** The accounts that fit, by name. */
export function selectAccounts(accounts: readonly Account[], search: AccountSearch, nowMs: number): readonly Account[] {
  const text = search.text.trim().toLowerCase();
  return accounts
    .filter(
      (account) =>
        (search.role === "" || account.role === search.role) &&
        (search.state === "" || stateOf(account, nowMs) === search.state) &&
        (text === "" || [account.user, account.name, account.enterprise].some((one) => one?.toLowerCase().includes(text) === true)),
    )
    .sort((one, other) => one.user.localeCompare(other.user));
}
