using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using ParkTwin.Web.Hosting;
using ParkTwin.Web.Options;

namespace ParkTwin.Web.Tests;

public sealed class StartFaultTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", "--urls http://HOST:PORT")]
    [InlineData("http://127.0.0.1:1883", "--mqtt HOST:PORT")]
    public void A_port_in_use_is_named_with_its_option(string address, string says)
    {
        var socket = new SocketException((int)SocketError.AddressAlreadyInUse);
        var fault = new IOException($"Failed to bind to address {address}: address already in use.", new InvalidOperationException("x", socket));
        var message = StartFault.Explain(fault, Options());
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.Contains(address[7..], message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_part_refused_is_told_as_it_said_it() => Assert.Equal(
        "ParkTwin cannot start: The journal is corrupt.",
        StartFault.Explain(new AggregateException(new InvalidOperationException("x", new InvalidDataException("The journal is corrupt."))), Options()));

    [Fact]
    public void A_host_that_is_in_use_is_what_kestrel_says_it_is()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var fault = Assert.Throws<SocketException>(() => socket.Bind(new IPEndPoint(IPAddress.Loopback, port)));
        Assert.Contains("in use by another program", StartFault.Explain(fault, Options()), StringComparison.Ordinal);
    }

    private static TwinOptions Options() => TwinOptionsReader.Read(new ConfigurationBuilder().Build(), []);
}
