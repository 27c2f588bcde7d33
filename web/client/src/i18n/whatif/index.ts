import { i18n } from "@/i18n";
import { whatIfEn } from "./en";
import { whatIfZh } from "./zh-CN";

// The what-if screens bring their texts along.
i18n.global.mergeLocaleMessage("zh-CN", { wi: whatIfZh });
i18n.global.mergeLocaleMessage("en", { wi: whatIfEn });
