import { watchEffect } from "vue";
import { createI18n } from "vue-i18n";
import { locale } from "@/state/settings";
import { en } from "./en";
import { zh, type Messages } from "./zh-CN";

/** The page's texts. Messages are interpreted, never compiled with `eval`, so a strict content policy holds. */
export const i18n = createI18n<[Messages], "zh-CN" | "en", false>({
  legacy: false,
  locale: locale.value,
  fallbackLocale: "en",
  messages: { "zh-CN": zh, en },
});

watchEffect(() => {
  i18n.global.locale.value = locale.value;
});
