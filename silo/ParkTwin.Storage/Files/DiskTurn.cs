namespace ParkTwin.Storage.Files;

/// <summary>Taking turns at the disk.</summary>
internal static class DiskTurn
{
    /// <summary>
    /// Takes the turn. Who holds it is in the disk and soon done, so a cancelled wait ends with it: then the turn is given back at
    /// once. It resumes on the caller's scheduler, which a semaphore's own cancellable wait would leave.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled; the turn is not held.</exception>
    public static async ValueTask TakeAsync(this SemaphoreSlim turn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await turn.WaitAsync(CancellationToken.None);
        if (cancellationToken.IsCancellationRequested)
        {
            turn.Release();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
