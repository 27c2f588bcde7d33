import { i18n } from "@/i18n";
import { sourcesEn } from "./en";
import { sourcesZh } from "./zh-CN";

// The explanation of a live figure brings its texts along.
i18n.global.mergeLocaleMessage("zh-CN", { sources: sourcesZh });
i18n.global.mergeLocaleMessage("en", { sources: sourcesEn });
