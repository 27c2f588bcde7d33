// node publish.mjs PORT VERSION(4|5) QOS: one message with mqtt.js, acknowledged, then a clean end.
import mqtt from "mqtt";

const [port, version, qos] = process.argv.slice(2).map(Number);
const client = mqtt.connect({ host: "127.0.0.1", port, protocol: "mqtt", protocolVersion: version, clientId: `js-${version}-${qos}`, reconnectPeriod: 0 });
client.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
client.on("connect", () => {
  client.publish("parktwin/v1/park/js/reading", "from mqtt.js", { qos }, (error) => {
    if (error) {
      console.error(error.message);
      process.exit(1);
    }
    client.subscribe("parktwin/v1/park/js/status", { qos: 1 }, (refusal, granted) => {
      console.log(`acknowledged ${refusal ? refusal.message : granted[0].qos}`);
      client.end(false, () => process.exit(0));
    });
  });
});
