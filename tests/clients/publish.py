"""publish.py PORT VERSION(4|5) QOS: a hundred messages with paho, all acknowledged, then a refused subscription and a clean end."""
import sys

import paho.mqtt.client as mqtt

port, version, qos = (int(a) for a in sys.argv[1:4])
client = mqtt.Client(client_id=f"paho-{version}-{qos}", protocol=version)
granted = []


def on_subscribe(_client, _data, _mid, codes, *_):
    granted.extend(int(getattr(code, "value", code)) for code in codes)


client.on_subscribe = on_subscribe
client.connect("127.0.0.1", port)
client.loop_start()
for n in range(100):
    info = client.publish("parktwin/v1/park/paho/reading", f"paho {n}", qos=qos)
    info.wait_for_publish(10)
    assert info.is_published()
client.subscribe([("parktwin/v1/park/paho/status", 1), ("elsewhere/#", 1)] if version == 4
                 else [("parktwin/v1/park/paho/status", mqtt.SubscribeOptions(qos=1)), ("elsewhere/#", mqtt.SubscribeOptions(qos=1))])
for _ in range(100):
    if granted:
        break
    import time
    time.sleep(0.05)
client.disconnect()
client.loop_stop()
print("granted", granted)
