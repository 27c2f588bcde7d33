using System.Net;
using Microsoft.Extensions.Configuration;
using ParkTwin.Web.Options;

namespace ParkTwin.Web.Tests;

public sealed class OptionTests
{
    [Fact]
    public void Without_any_setting_the_demo_park_runs_on_the_loopback()
    {
        var options = Read([], []);
        Assert.Equal(("127.0.0.1:5080", "127.0.0.1:1883"), (options.Urls.Single().ToString(), options.Mqtt.ToString()));
        Assert.Equal((true, false, null, null), (options.Demo, options.MqttAnonymous, options.Park, options.Broker));
        Assert.Equal(Path.GetFullPath("data"), options.Data);
    }

    [Fact]
    public void Every_option_is_taken()
    {
        using var park = new TemporaryFile("{}");
        var options = Read(
            ["--park", park.Path, "--data=/tmp/somewhere", "--urls", "http://*:80;http://[::1]:5080", "--mqtt", "localhost:0", "--mqtt-anonymous",
                "--broker", "mqtt://user:pass@broker:1884", "--demo", "off"], []);
        Assert.Equal((park.Path, "/tmp/somewhere", false, true), (options.Park, options.Data, options.Demo, options.MqttAnonymous));
        Assert.Equal([(IPAddress.Any, 80), (IPAddress.IPv6Loopback, 5080)], options.Urls.Select(url => (url.Address!, url.Port)));
        Assert.Equal((IPAddress.Loopback, 0, 1884), (options.Mqtt.Address, options.Mqtt.Port, options.Broker!.Port));
    }

    [Fact]
    public void A_registry_file_takes_the_place_of_the_demo()
    {
        using var park = new TemporaryFile("{}");
        Assert.False(Read(["--park", park.Path], []).Demo);
    }

    [Theory]
    [InlineData("ParkTwin:Mqtt", "127.0.0.1:18830")]
    [InlineData("PARKTWIN:MQTT", "127.0.0.1:18830")]
    public void The_environment_and_appsettings_name_the_same_options(string key, string value) =>
        Assert.Equal(18_830, Read([], [(key, value)]).Mqtt.Port);

    [Theory]
    [InlineData("ParkTwin:MqttAnonymous")]
    [InlineData("ParkTwin:MQTT_ANONYMOUS")]
    [InlineData("ParkTwin:mqtt-anonymous")]
    public void A_flag_is_true_in_the_environment(string key) => Assert.True(Read([], [(key, "true")]).MqttAnonymous);

    [Fact]
    public void The_command_line_wins() => Assert.Equal(1, Read(["--mqtt", "127.0.0.1:1"], [("ParkTwin:Mqtt", "127.0.0.1:2")]).Mqtt.Port);

    [Fact]
    public void Settings_with_parts_of_their_own_are_left_to_their_owners() => Read([], [("ParkTwin:Admin:Password", "secret")]);

    [Theory]
    [InlineData("--prk x", "'--prk' is not an option; the options are --park")]
    [InlineData("park.json", "'park.json' is not an option")]
    [InlineData("--data", "--data needs a value")]
    [InlineData("--data --demo off", "--data needs a value")]
    [InlineData("--demo off --demo on", "--demo is there twice")]
    [InlineData("--demo maybe", "demo is 'maybe'; it is on or off")]
    [InlineData("--mqtt-anonymous=yes", "--mqtt-anonymous takes no value")]
    [InlineData("--park /nowhere/park.json", "there is no file /nowhere/park.json")]
    [InlineData("--mqtt 1883", "write HOST:PORT")]
    [InlineData("--mqtt broker:1883", "write HOST:PORT")]
    [InlineData("--mqtt 127.0.0.1:70000", "port 0 to 65535")]
    [InlineData("--mqtt ::1:1883", "write HOST:PORT")]
    [InlineData("--mqtt 0.0.0.0:1883 --mqtt-anonymous", "--mqtt-anonymous is for loopback only")]
    [InlineData("--urls https://127.0.0.1:1", "name its PEM files with --tls-cert FILE and --tls-key FILE")]
    [InlineData("--urls ftp://127.0.0.1:1", "write http://HOST:PORT")]
    [InlineData("--urls http://example.org:1", "write http://HOST:PORT")]
    [InlineData("--broker tcp://x", "write mqtt://host:port")]
    [InlineData("--broker broker:1883", "write mqtt://host:port")]
    public void A_wrong_option_is_refused_with_what_is_allowed(string line, string says)
    {
        var fault = Assert.Throws<OptionFaultException>(() => Read(line.Split(' '), []));
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_come_in_one_message()
    {
        var fault = Assert.Throws<OptionFaultException>(() => Read(["--demo", "x", "--mqtt", "y", "--z"], [("ParkTwin:Colour", "red")]));
        Assert.Equal(4, fault.Faults.Count);
        Assert.All(fault.Faults, one => Assert.Contains(one, fault.Message, StringComparison.Ordinal));
        Assert.Contains("ParkTwin:Colour", fault.Message, StringComparison.Ordinal);
    }

    private static TwinOptions Read(string[] arguments, (string Key, string Value)[] settings) => TwinOptionsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(one => one.Key, one => (string?)one.Value)).Build(), arguments);

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string content) => File.WriteAllText(Path, content);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
