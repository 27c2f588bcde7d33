namespace ParkTwin.Simulators.Publishing;

/// <summary>A publishing command from connect to its last line.</summary>
internal static class PublishRun
{
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Connects, publishes, waits for the last acknowledgements (ten seconds at most after Ctrl-C), and prints
    /// <c>published N, acknowledged N</c>, whatever happened in between.
    /// </summary>
    /// <returns>0 when everything published was acknowledged, else 1.</returns>
    public static async Task<int> RunAsync(
        PublisherOptions options, TimeProvider time, Func<IReadingPublisher, CancellationToken, Task> publish,
        CancellationToken cancellationToken)
    {
        await using var publisher = await QosOnePublisher.ConnectAsync(options, cancellationToken);
        try
        {
            await publish(publisher, cancellationToken);
            await publisher.DrainAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            using var last = new CancellationTokenSource(LastWait, time);
            await DrainAsync(publisher, last.Token);
        }
        finally
        {
            if (publisher.Refused > 0)
            {
                Console.Error.WriteLine($"the endpoint refused {publisher.Refused} messages; its quarantine says why");
            }

            Console.WriteLine($"published {publisher.Published}, acknowledged {publisher.Acknowledged}");
        }

        return publisher.Published == publisher.Acknowledged ? 0 : 1;
    }

    private static async Task DrainAsync(QosOnePublisher publisher, CancellationToken cancellationToken)
    {
        try
        {
            await publisher.DrainAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine($"gave up waiting for acknowledgements after {LastWait.TotalSeconds:F0} s");
        }
    }
}
