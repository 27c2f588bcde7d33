using System.Globalization;
using ParkTwin.Mqtt.Tests.Fakes;

namespace ParkTwin.Mqtt.Tests;

/// <summary>Clients that others wrote, against the endpoint on a real port.</summary>
public sealed class RealClientTests
{
    private const string Topic = "parktwin/v1/park/m1/reading";

    [Theory]
    [InlineData("mqttv311", 0)]
    [InlineData("mqttv311", 1)]
    [InlineData("mqttv311", 2)]
    [InlineData("mqttv5", 0)]
    [InlineData("mqttv5", 1)]
    [InlineData("mqttv5", 2)]
    public async Task mosquitto_pub_publishes_at_every_QoS(string version, int qos)
    {
        var program = Outside.Find("mosquitto_pub");
        await using var host = await Host.StartAsync();
        var (port, level) = (Text(host.Port), Text(qos));
        await Outside.RunAsync(program, "-p", port, "-V", version, "-q", level, "-t", Topic, "-m", "hello", "--repeat", "5");
        await host.Gateway.ArrivedAsync(5);
        Assert.All(host.Gateway.Messages, m => Assert.Equal((Topic, "hello", (MqttQos)qos), (m.Topic, m.Payload, m.Flags.Qos)));
        Assert.Equal(qos == 0 ? 0 : 5, host.Endpoint.Statistics.AcknowledgementsSent);
        Assert.Equal(0, host.Endpoint.Statistics.ProtocolErrors);
    }

    [Fact]
    public async Task mosquitto_pub_is_told_why_it_is_refused()
    {
        var program = Outside.Find("mosquitto_pub");
        await using var host = await Host.StartAsync();
        host.Gateway.Decide = static _ => new(ConnectDecision.Refuse(MqttReasonCode.NotAuthorized));
        foreach (var version in (string[])["mqttv311", "mqttv5"])
        {
            using var process = Outside.Start(program, "-p", Text(host.Port), "-V", version, "-q", "1", "-t", Topic, "-m", "x");
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Device.Patience, TestContext.Current.CancellationToken);
            Assert.NotEqual(0, process.ExitCode);
            var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.Contains("ot authori", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task mosquitto_sub_gets_messages_for_its_device()
    {
        var program = Outside.Find("mosquitto_sub");
        await using var host = await Host.StartAsync();
        using var process = Outside.Start(
            program, "-p", Text(host.Port), "-V", "mqttv5", "-q", "1", "-t", "parktwin/v1/park/m1/status", "-C", "1");
        var started = TimeProvider.System.GetTimestamp();
        while (host.Endpoint.Publish("parktwin/v1/park/m1/status", "to you"u8, MqttQos.AtLeastOnce) == 0
            && TimeProvider.System.GetElapsedTime(started) < Device.Patience)
        {
            await Task.Yield();
        }

        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)
            .WaitAsync(Device.Patience, TestContext.Current.CancellationToken);
        Assert.Equal("to you", output.Trim());
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(4, 1)]
    [InlineData(4, 2)]
    [InlineData(5, 0)]
    [InlineData(5, 1)]
    [InlineData(5, 2)]
    public async Task Paho_publishes_at_every_QoS_and_is_told_what_it_may_subscribe(int version, int qos)
    {
        const string Python = "/usr/bin/python3";
        Assert.SkipUnless(File.Exists(Python), "python3 is not installed.");
        using (var check = Outside.Start(Python, "-c", "import paho.mqtt"))
        {
            await check.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.SkipUnless(check.ExitCode == 0, "paho for Python is not installed.");
        }

        await using var host = await Host.StartAsync();
        var script = Path.Combine(Outside.Clients, "publish.py");
        var output = await Outside.RunAsync(Python, script, Text(host.Port), Text(version), Text(qos));
        Assert.Equal(version == 4 ? "granted [1, 128]" : "granted [1, 135]", output.Trim());
        await host.Gateway.ArrivedAsync(100);
        Assert.Equal(Enumerable.Range(0, 100).Select(n => $"paho {n}"), host.Gateway.Messages.Select(m => m.Payload));
        Assert.Equal(0, host.Endpoint.Statistics.ProtocolErrors);
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(4, 1)]
    [InlineData(4, 2)]
    [InlineData(5, 0)]
    [InlineData(5, 1)]
    [InlineData(5, 2)]
    public async Task Mqtt_js_publishes_at_every_QoS(int version, int qos)
    {
        var node = Outside.Find("node");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Outside.Clients, "node_modules", "mqtt")), "mqtt.js is not installed: npm ci in tests/clients.");
        await using var host = await Host.StartAsync();
        var script = Path.Combine(Outside.Clients, "publish.mjs");
        var output = await Outside.RunAsync(node, script, Text(host.Port), Text(version), Text(qos));
        Assert.Equal("acknowledged 1", output.Trim());
        await host.Gateway.ArrivedAsync(1);
        Assert.Equal("from mqtt.js", Assert.Single(host.Gateway.Messages).Payload);
        Assert.Equal(0, host.Endpoint.Statistics.ProtocolErrors);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
