// node device.mjs JSON: connects with mqtt.js as the JSON says, publishes, and prints the codes it is told; "hold" waits for the end.
import { readFileSync } from "node:fs";
import mqtt from "mqtt";

const o = JSON.parse(process.argv[2]);
let told = false;
const say = (text) => {
  told = true;
  console.log(text);
};
const file = (path) => (path ? readFileSync(path) : undefined);
const client = mqtt.connect({
  host: "127.0.0.1",
  port: o.port,
  protocol: o.ws ? "ws" : o.ca ? "mqtts" : "mqtt",
  path: "/mqtt",
  protocolVersion: o.version,
  clientId: o.id ?? "mqttjs",
  username: o.user,
  password: o.password,
  ca: file(o.ca),
  cert: file(o.cert),
  key: file(o.key),
  reconnectPeriod: 0,
});
client.on("error", (error) => {
  say(typeof error.code === "number" ? `connack ${error.code}` : "refused");
  process.exit(0);
});
client.on("disconnect", (packet) => say(`ended ${packet.reasonCode}`));
client.on("close", () => {
  if (!told) say("refused");
  else if (o.hold) say("closed");
  process.exit(0);
});
client.on("connect", () => {
  say("connack 0");
  client.publish(o.topic, o.payload ?? '{"t":0,"v":1}', { qos: 1 }, (error) => {
    say(error ? `puback ${error.code ?? error.message}` : "acknowledged");
    if (!o.hold) client.end(false, () => process.exit(0));
  });
});
