import { i18n } from "@/i18n";
import { platformEn } from "./en";
import { platformZh } from "./zh-CN";

// The platform's screens bring their texts along, as the accounting ones do.
i18n.global.mergeLocaleMessage("zh-CN", { platform: platformZh });
i18n.global.mergeLocaleMessage("en", { platform: platformEn });
