import { i18n } from "@/i18n";
import { mapEn } from "./en";
import { mapZh } from "./zh-CN";

// The map and the big screen bring their texts along.
i18n.global.mergeLocaleMessage("zh-CN", { map: mapZh });
i18n.global.mergeLocaleMessage("en", { map: mapEn });
