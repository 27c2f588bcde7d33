import { i18n } from "@/i18n";
import { billEn } from "./en";
import { billZh } from "./zh-CN";

// These screens bring their texts along, as the accounting ones do.
i18n.global.mergeLocaleMessage("zh-CN", { bill: billZh });
i18n.global.mergeLocaleMessage("en", { bill: billEn });
