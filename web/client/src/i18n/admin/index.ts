import { i18n } from "@/i18n";
import { adminEn } from "./en";
import { adminZh } from "./zh-CN";

// These screens bring their texts along, as the accounting ones do.
i18n.global.mergeLocaleMessage("zh-CN", { adm: adminZh });
i18n.global.mergeLocaleMessage("en", { adm: adminEn });
