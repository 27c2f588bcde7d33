import { useI18n } from "vue-i18n";
import type { Problem } from "@/api/problem";
import { hostSentence } from "@/hostWords";
import { hasProblemWords, needProblemWords } from "@/state/problemWords";
import { locale } from "@/state/settings";
import { useNames } from "./names";

/** What the host says in a fixed title, and the page in the reader's language. */
const Refusals: Readonly<Record<string, string>> = {
  "This is the last administrator.": "lastAdministrator",
  "There is such an account.": "accountExists",
  "This outside identity is taken.": "externalTaken",
  "There are too many accounts.": "tooManyAccounts",
};

/** What the host said of a failed call, in the reader's language: in its own words until those of the page are fetched. */
export function useHostWords(): (sentence: string) => string {
  return (sentence) => {
    if (!hasProblemWords.value) {
      void needProblemWords();
    }
    return hostSentence(sentence, locale.value);
  };
}

/** A failed call in one sentence for a reader: the page's words where it knows better than the host, else the host's. */
export function useProblemText(): (problem: Problem) => string {
  const { t } = useI18n();
  const names = useNames();
  const say = useHostWords();
  return (problem) => {
    const refusal = Refusals[problem.title ?? ""];
    if (refusal !== undefined) {
      return t(`refusal.${refusal}`);
    }
    switch (problem.kind) {
      case "unreachable":
      case "signedOut":
        return t(`problem.${problem.kind}`);
      case "forbidden":
        return problem.isOf("not-private") ? t("refusal.notPrivate") : t("problem.forbidden");
      case "busy":
        return problem.retryAfterSeconds === null
          ? `${t("problem.busy")} ${t("problem.busyHint")}`
          : `${t("problem.busy")} ${t("problem.busyFor", { span: names.span(problem.retryAfterSeconds * 1_000) })}`;
      default:
        return (problem.faults.length > 0 ? problem.faults : [problem.detail ?? problem.title ?? t(`problem.${problem.kind}`)])
          .map(say)
          .join(" ");
    }
  };
}
