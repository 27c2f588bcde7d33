using System.IO.Pipelines;

namespace ParkTwin.Mqtt;

/// <summary>Limits of the device endpoint. Checked at start; every problem is named in one message.</summary>
public sealed class MqttEndpointOptions
{
    /// <summary>How long a connection may take until CONNECT is read and answered. 100 ms to 10 min; default 10 s.</summary>
    public TimeSpan HandshakeDeadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a device may refuse to read what is sent before it is cut off. 100 ms to 1 h; default 30 s.</summary>
    public TimeSpan WriteDeadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a closing connection may take to read the last words. 100 ms to 1 min; default 2 s.</summary>
    public TimeSpan CloseDeadline { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest keep-alive; MQTT 5 devices that ask for more, or none, are told. 0 to 65,535 s; default 0, no cap.</summary>
    public int MaximumKeepAliveSeconds { get; set; }

    /// <summary>QoS 1 and 2 messages that a device may have unacknowledged. 1 to 65,535; default 65,535. 3.1.1 devices wait.</summary>
    public int ReceiveMaximum { get; set; } = ushort.MaxValue;

    /// <summary>The largest packet taken, header included, in bytes. 1 KiB to 16 MiB; default 1 MiB.</summary>
    public int MaximumPacketSize { get; set; } = 1 << 20;

    /// <summary>Topic aliases a device may set. 0 to 65,535; default 4,096. Kept per connection, as they are set.</summary>
    public int TopicAliasMaximum { get; set; } = 4_096;

    /// <summary>The longest a session outlives its connection; also that of 3.1.1 sessions that are not clean. 0 to 365 d; 1 d.</summary>
    public TimeSpan MaximumSessionExpiry { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Connected devices; the next is told "server busy". 1 to 10,000,000; default 200,000.</summary>
    public int MaximumConnections { get; set; } = 200_000;

    /// <summary>
    /// Connections from one address (IPv6: from one /64); the next is told "quota exceeded", and beyond twice as many closed at once.
    /// 1 to 10,000,000; default 10,000, which a whole park behind one address stays below.
    /// </summary>
    public int MaximumConnectionsPerAddress { get; set; } = 10_000;

    /// <summary>
    /// Connects a second from one address, in the long run; beyond the burst they are told "connection rate exceeded", far beyond it
    /// closed at once. 1 to 1,000,000; default 200.
    /// </summary>
    public int ConnectsPerSecondPerAddress { get; set; } = 200;

    /// <summary>Connects from one address at once, after a quiet time. 1 to 10,000,000; default 10,000.</summary>
    public int ConnectBurstPerAddress { get; set; } = 10_000;

    /// <summary>Connections whose CONNECT is not answered yet; the next is closed at once. 1 to 10,000,000; default 20,000.</summary>
    public int MaximumHalfOpen { get; set; } = 20_000;

    /// <summary>Publishes a second of one connection, in the long run; 0 to 100,000,000; default 0, no limit. Faster ones wait.</summary>
    public int MessagesPerSecond { get; set; }

    /// <summary>Bytes a second of one connection, in the long run; 0 to 1 GiB; default 0, no limit. Faster ones wait.</summary>
    public int BytesPerSecond { get; set; }

    /// <summary>
    /// Seconds of both rates that a connection may use at once after a quiet time; MQTT 5 devices that overdraw by as much again are
    /// disconnected with "message rate too high". 1 to 3,600; default 10.
    /// </summary>
    public int BurstSeconds { get; set; } = 10;

    /// <summary>Sessions kept without a connection; beyond it the one that left first is forgotten. 0 to 10,000,000; 200,000.</summary>
    public int MaximumDetachedSessions { get; set; } = 200_000;

    /// <summary>Subscriptions of one session; the next is refused. 0 to 10,000; default 64.</summary>
    public int MaximumSubscriptions { get; set; } = 64;

    /// <summary>Messages that wait for one session. 1 to 100,000; default 100. What happens beyond: see <see cref="IDownlink"/>.</summary>
    public int DownlinkQueueLength { get; set; } = 100;

    /// <summary>Step of the one timer behind all deadlines. 10 ms to 10 s; default 250 ms.</summary>
    public TimeSpan TimerResolution { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Where connections go on after a commit. Default: the thread pool; a simulation puts its own here.</summary>
    public PipeScheduler Scheduler { get; set; } = PipeScheduler.ThreadPool;

    /// <summary>What is wrong with these options; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        Check(problems, nameof(HandshakeDeadline), HandshakeDeadline, 0.1, 600);
        Check(problems, nameof(WriteDeadline), WriteDeadline, 0.1, 3_600);
        Check(problems, nameof(CloseDeadline), CloseDeadline, 0.1, 60);
        Check(problems, nameof(MaximumSessionExpiry), MaximumSessionExpiry, 0, 365 * 86_400d);
        Check(problems, nameof(TimerResolution), TimerResolution, 0.01, 10);
        Check(problems, nameof(MaximumKeepAliveSeconds), MaximumKeepAliveSeconds, 0, ushort.MaxValue);
        Check(problems, nameof(ReceiveMaximum), ReceiveMaximum, 1, ushort.MaxValue);
        Check(problems, nameof(MaximumPacketSize), MaximumPacketSize, 1_024, 16 << 20);
        Check(problems, nameof(TopicAliasMaximum), TopicAliasMaximum, 0, ushort.MaxValue);
        Check(problems, nameof(MaximumConnections), MaximumConnections, 1, 10_000_000);
        Check(problems, nameof(MaximumConnectionsPerAddress), MaximumConnectionsPerAddress, 1, 10_000_000);
        Check(problems, nameof(ConnectsPerSecondPerAddress), ConnectsPerSecondPerAddress, 1, 1_000_000);
        Check(problems, nameof(ConnectBurstPerAddress), ConnectBurstPerAddress, 1, 10_000_000);
        Check(problems, nameof(MaximumHalfOpen), MaximumHalfOpen, 1, 10_000_000);
        Check(problems, nameof(MessagesPerSecond), MessagesPerSecond, 0, 100_000_000);
        Check(problems, nameof(BytesPerSecond), BytesPerSecond, 0, 1 << 30);
        Check(problems, nameof(BurstSeconds), BurstSeconds, 1, 3_600);
        Check(problems, nameof(MaximumDetachedSessions), MaximumDetachedSessions, 0, 10_000_000);
        Check(problems, nameof(MaximumSubscriptions), MaximumSubscriptions, 0, 10_000);
        Check(problems, nameof(DownlinkQueueLength), DownlinkQueueLength, 1, 100_000);
        return problems;
    }

    private static void Check(List<string> problems, string name, TimeSpan value, double lowest, double highest)
    {
        if (value.TotalSeconds < lowest || value.TotalSeconds > highest)
        {
            problems.Add($"{name} is {value.TotalSeconds} s; it must be {lowest} to {highest} s.");
        }
    }

    private static void Check(List<string> problems, string name, int value, int lowest, int highest)
    {
        if (value < lowest || value > highest)
        {
            problems.Add($"{name} is {value}; it must be {lowest} to {highest}.");
        }
    }
}
