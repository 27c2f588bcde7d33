import { i18n } from "@/i18n";
import { alarmsEn } from "./en";
import { alarmsZh } from "./zh-CN";

// These screens bring their texts along, as the accounting ones do.
i18n.global.mergeLocaleMessage("zh-CN", { alarms: alarmsZh });
i18n.global.mergeLocaleMessage("en", { alarms: alarmsEn });
