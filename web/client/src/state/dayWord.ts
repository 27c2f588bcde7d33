import { live } from "./live";

/** The key of a text about a day: "today" and "yesterday" are of the present; of a past moment its words are those of `…Then`. */
export function dayWord<Key extends string>(key: Key): Key | `${Key}Then` {
  return live.head.past === null ? key : `${key}Then`;
}
