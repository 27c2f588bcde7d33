import type { HealthEntry } from "@/api/shapes";

/** A usual sentence of the host: the key of its words below `status.healthDetail`, and what its groups are called there. */
type Phrase = readonly [pattern: RegExp, key: string, names: readonly string[]];

const Phrases: readonly Phrase[] = [
  [/^Commits reach the disk\.$/, "journal", []],
  [/^Every change and export is written down\.$/, "audit", []],
  [/^(\d+) records wait to be applied\.$/, "ledgers", ["count"]],
  [/^Every ledger is current\.$/, "replay", []],
  [/^Ledgers are being brought up to the journal\.$/, "replaying", []],
  [/^Starting: the journal is being opened\.$/, "starting", []],
  [/^([\d.]+) GB are free for (.+); below ([\d.]+) GB acknowledgements stop\.$/, "disk", ["free", "directory", "least"]],
  [
    /^([\d.]+) GB are free for (.+); below ([\d.]+) GB acknowledgements stop\. Free space on that disk\.$/,
    "diskLow",
    ["free", "directory", "least"],
  ],
  [/^([\d.]+) of ([\d.]+) MB are used, (\d+) messages were dropped so far\.$/, "quarantine", ["used", "most", "dropped"]],
  [
    /^([\d.]+) of ([\d.]+) MB are used, (\d+) messages were dropped so far\. The oldest go next:.*$/,
    "quarantineFull",
    ["used", "most", "dropped"],
  ],
  [/^Not connected yet\.$/, "brokerNotYet", []],
  [/^Connecting to (.+)\.$/, "brokerConnecting", ["server"]],
  [/^Subscribed at (.+)\.$/, "brokerSubscribed", ["server"]],
  [/^(.+) is not reachable; it keeps our messages and we try again\.$/, "brokerAway", ["server"]],
  [/^(.+) refused the connection: (.*)$/, "brokerRefused", ["server", "why"]],
  [/^(.+) refused the subscription (.+): (.+)\. Allow it there, or name another broker\.$/, "brokerNoTopic", ["server", "topic", "code"]],
  [/^(.+): (.+) Its readings are safe in the journal and are tried again\.$/, "retried", ["what", "why"]],
  [/^(.+): (.+) The others go on; what comes for it stays in the journal\.$/, "leftOut", ["what", "why"]],
  [/^(.+) is not saved: (.+) The journal keeps what it needs, and grows, until it is\.$/, "notSaved", ["what", "why"]],
  [/^There was no backup yet:.*$/, "noBackup", []],
  [/^The last backup is (\d+) h old, at most (\d+) h are wanted: (.*)\.$/, "backup", ["hours", "most", "file"]],
];

/** What the host says of a part, as a key with its values; null where its sentence is shown as it came. */
export function healthPhrase(entry: HealthEntry): { readonly key: string; readonly values: Readonly<Record<string, string>> } | null {
  for (const [pattern, key, names] of Phrases) {
    const found = pattern.exec(entry.detail ?? "");
    if (found !== null) {
      return { key, values: Object.fromEntries(names.map((name, at) => [name, found[at + 1] ?? ""])) };
    }
  }
  return null;
}
