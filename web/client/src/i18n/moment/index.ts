import { i18n } from "@/i18n";
import { momentEn } from "./en";
import { momentZh } from "./zh-CN";

// The bar of the past brings its texts along.
i18n.global.mergeLocaleMessage("zh-CN", { moment: momentZh });
i18n.global.mergeLocaleMessage("en", { moment: momentEn });
