"""device.py JSON: connects with paho as the JSON says, publishes, and prints the codes it is told; "hold" waits for the end."""
import json
import ssl
import sys
import threading

import paho.mqtt.client as mqtt

o = json.loads(sys.argv[1])
client = mqtt.Client(client_id=o.get("id", "paho"), protocol=o["version"], transport="websockets" if o.get("ws") else "tcp")
if o.get("ws"):
    client.ws_set_options(path="/mqtt")
if o.get("user") is not None:
    client.username_pw_set(o["user"], o.get("password"))
if o.get("ca"):
    client.tls_set(ca_certs=o["ca"], certfile=o.get("cert"), keyfile=o.get("key"), cert_reqs=ssl.CERT_REQUIRED)
connected, ended = threading.Event(), threading.Event()
code = lambda rc: int(getattr(rc, "value", rc))


def on_connect(_client, _data, _flags, rc, *_):
    print("connack", code(rc), flush=True)
    connected.set()


def on_disconnect(_client, _data, rc, *_):
    if connected.is_set() and o.get("hold"):
        print("ended", code(rc), flush=True)
    ended.set()


client.on_connect, client.on_disconnect = on_connect, on_disconnect
try:
    client.connect("127.0.0.1", o["port"])
except (ssl.SSLError, ConnectionError, OSError) as refused:
    print("refused", flush=True)
    sys.exit(0)
client.reconnect_delay_set(60, 120)
client.loop_start()
if not connected.wait(8):
    print("refused", flush=True)
    sys.exit(0)
if not client.is_connected():
    sys.exit(0)
info = client.publish(o["topic"], o.get("payload", '{"t":0,"v":1}'), qos=1)
info.wait_for_publish(10)
print("acknowledged" if info.is_published() else "not acknowledged", flush=True)
if o.get("hold"):
    ended.wait(40)
client.disconnect()
client.loop_stop()
