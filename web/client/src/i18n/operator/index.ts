import { i18n } from "@/i18n";
import { operatorEn } from "./en";
import { operatorZh } from "./zh-CN";

// These screens bring their texts along, as the accounting ones do.
i18n.global.mergeLocaleMessage("zh-CN", { op: operatorZh });
i18n.global.mergeLocaleMessage("en", { op: operatorEn });
