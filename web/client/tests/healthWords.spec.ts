import { describe, expect, it } from "vitest";
import { healthPhrase } from "@/healthWords";
import { en } from "@/i18n/en";

const said = (detail: string) => healthPhrase({ name: "any", healthy: true, detail });

describe("what the host says of its parts", () => {
  it("is known sentence by sentence, and the English words are the host's own", () => {
    const sentences = [
      "Commits reach the disk.",
      "12 records wait to be applied.",
      "Every ledger is current.",
      "Ledgers are being brought up to the journal.",
      "Starting: the journal is being opened.",
      "41.2 GB are free for /var/lib/parktwin; below 0.13 GB acknowledgements stop.",
      "0.4 GB are free for data; below 0.13 GB acknowledgements stop. Free space on that disk.",
      "0.4 of 1074 MB are used, 0 messages were dropped so far.",
      "1070.1 of 1074 MB are used, 3 messages were dropped so far. The oldest go next: mend the cause and replay them.",
      "Enterprise qsh/e01: The disk is full. Its readings are safe in the journal and are tried again.",
      "Enterprise qsh/e01: A file is damaged. The others go on; what comes for it stays in the journal.",
      "Inventory of qsh/e01 is not saved: The disk is full. The journal keeps what it needs, and grows, until it is.",
      "Not connected yet.",
      "Connecting to mqtt://10.0.0.5:1883.",
      "Subscribed at mqtt://10.0.0.5:1883.",
      "mqtt://10.0.0.5:1883 is not reachable; it keeps our messages and we try again.",
      "mqtt://10.0.0.5:1883 refused the connection: not authorised",
      "mqtt://10.0.0.5:1883 refused the subscription parktwin/v1/#: 135. Allow it there, or name another broker.",
      "There was no backup yet: parktwin backup makes one while the twin runs.",
      "The last backup is 30 h old, at most 26 h are wanted: /b/2026.ptb.",
    ];
    for (const sentence of sentences) {
      const phrase = said(sentence);
      const words = en.status.healthDetail[phrase?.key as keyof typeof en.status.healthDetail] ?? "";
      expect(words.replace(/\{(\w+)\}/g, (_, name: string) => phrase?.values[name] ?? "?")).toBe(sentence);
    }
    expect(new Set(sentences.map((one) => said(one)?.key)).size).toBe(sentences.length);
  });

  it("is left as it came where it is not known", () => {
    expect(said("mqtt://10.0.0.5:1883 refused the connection.")).toBeNull();
    expect(healthPhrase({ name: "any", healthy: true, detail: null })).toBeNull();
  });
});
