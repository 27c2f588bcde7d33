using System.Globalization;
using ParkTwin.Storage.Backups;

namespace ParkTwin.Silo;

/// <summary>Writes how far it is, a line a second: percent, bytes, rate.</summary>
internal sealed class UpkeepProgressLine(TextWriter to, TimeProvider time) : IProgress<UpkeepProgress>
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly long _began = time.GetTimestamp();
    private long _last = time.GetTimestamp();

    /// <inheritdoc/>
    public void Report(UpkeepProgress value)
    {
        lock (_gate)
        {
            if (time.GetElapsedTime(_last) < Period)
            {
                return;
            }

            _last = time.GetTimestamp();
            var seconds = time.GetElapsedTime(_began).TotalSeconds;
            var percent = value.TotalBytes == 0 ? 0 : Math.Min(100, value.DoneBytes * 100.0 / value.TotalBytes);
            to.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{value.Doing} {percent:0} %  {value.DoneBytes / 1e6:0.0} of {value.TotalBytes / 1e6:0.0} MB  {value.DoneBytes / 1e6 / seconds:0.0} MB/s"));
        }
    }
}
