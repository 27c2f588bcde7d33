import { accountPhrases, betterPhrases, plainTerms } from "@/accountWords";
import { nameInEnglish, sayAlso } from "@/hostWords";
import { i18n } from "@/i18n";
import { accountsEn } from "./en";
import { accountsZh } from "./zh-CN";

// The accounting screens bring their texts along, so that the live park starts without them.
i18n.global.mergeLocaleMessage("zh-CN", { acc: accountsZh });
i18n.global.mergeLocaleMessage("en", { acc: accountsEn });
nameInEnglish(accountsEn);
sayAlso(accountPhrases, plainTerms, betterPhrases);
