import { createApp } from "vue";
import App from "./App.vue";
import { i18n } from "./i18n";
import { router } from "./router";
import { applySettings } from "./state/settings";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/print.css";

applySettings();
createApp(App).use(i18n).use(router).mount("#app");
