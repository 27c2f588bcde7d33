/**
 * A park at its full rate, for measuring the page: PARKTWIN_MOCK_RATE changes a second, as many as the twin tells its watchers at
 * most, and in them every meter once in ten seconds. The rows are made once and only what a reading changes is made anew, so that the
 * mock leaves the machine to the browser.
 */
import { iso, snapshot } from "./park.mjs";

/** Within this time every meter has reported. Unit: s. */
const RoundSeconds = 10;

/** Answers a function that makes the next change. */
export function changes(rate, now) {
  const whole = snapshot(now);
  const rows = new Map(whole.enterprises.map((one) => [one.id, one]));
  const share = Math.ceil(whole.meters.length / (RoundSeconds * rate));
  let at = 0;
  let sequence = 1_000_000_000;
  return (instant) => {
    const meters = [];
    const changed = new Map();
    for (let taken = 0; taken < share; taken++) {
      const meter = whole.meters[at++ % whole.meters.length];
      meter.lastAt = meter.lastArrived = iso(instant);
      meter.rate = meter.rate === null ? null : Math.round(meter.rate * (980 + (at % 41)) ) / 1_000;
      meter.lastValue = meter.lastValue === null ? null : Math.round((meter.lastValue + 0.01) * 100) / 100;
      meter.stale = false;
      meters.push(meter);
      const row = rows.get(meter.enterprise);
      row.sequence = sequence++;
      row.lastAt = iso(instant);
      changed.set(row.id, row);
    }
    const lines = whole.lines.map((line) =>
      line.rate === null ? line : { ...line, rate: Math.round(line.rate * (980 + (at % 41))) / 1_000, today: line.today === null ? null : line.today + at },
    );
    return { park: whole.park.id, at: iso(instant), lines, enterprises: [...changed.values()], meters };
  };
}
