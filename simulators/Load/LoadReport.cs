namespace ParkTwin.Simulators.Load;

/// <summary>What a load run reached.</summary>
/// <param name="Connections">Connections.</param>
/// <param name="Meters">Meters.</param>
/// <param name="Batch">Readings in a message.</param>
/// <param name="InFlight">Messages in flight on each connection.</param>
/// <param name="Seconds">From the first PUBLISH to the last acknowledgement, s.</param>
/// <param name="Published">Readings sent.</param>
/// <param name="Acknowledged">Readings acknowledged.</param>
/// <param name="MessagesPerSecond">Messages acknowledged per second of that.</param>
/// <param name="ReadingsPerSecond">Readings acknowledged per second of that.</param>
/// <param name="PerSecond">Readings acknowledged in each whole second.</param>
/// <param name="AckP50Ms">Half the sampled messages were acknowledged within this, ms.</param>
/// <param name="AckP99Ms">99 of 100, ms.</param>
/// <param name="AckMaxMs">The slowest sampled, ms.</param>
/// <param name="OutOfOrder">Acknowledgements in another order than their messages.</param>
/// <param name="Failures">Connections that ended early, and why.</param>
internal sealed record LoadReport(
    int Connections, int Meters, int Batch, int InFlight, double Seconds, long Published, long Acknowledged,
    double MessagesPerSecond,
    double ReadingsPerSecond, IReadOnlyList<long> PerSecond, double? AckP50Ms, double? AckP99Ms, double? AckMaxMs,
    long OutOfOrder,
    IReadOnlyList<string> Failures);
