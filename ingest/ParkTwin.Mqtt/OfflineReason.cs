namespace ParkTwin.Mqtt;

/// <summary>Why a device is no longer connected.</summary>
public enum OfflineReason
{
    /// <summary>It said DISCONNECT.</summary>
    Disconnected,

    /// <summary>The connection ended without DISCONNECT.</summary>
    ConnectionLost,

    /// <summary>Nothing came for 1.5 times the keep-alive.</summary>
    KeepAliveTimeout,

    /// <summary>Another connection came with the same client identifier.</summary>
    TakenOver,

    /// <summary>It broke the protocol or a limit and was disconnected.</summary>
    ProtocolError,

    /// <summary>It did not read what was sent to it.</summary>
    SlowReader,

    /// <summary>It was no longer wanted: its credentials or permissions changed, or it sent too fast.</summary>
    Ended,

    /// <summary>The endpoint is stopping.</summary>
    ServerShutdown,

    /// <summary>The device went earlier; its Will Delay Interval, or its session, has now ended.</summary>
    WillDelayElapsed,
}
