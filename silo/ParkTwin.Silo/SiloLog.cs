using Microsoft.Extensions.Logging;

namespace ParkTwin.Silo;

/// <summary>What the silo's composition says in the log. Event ids 1100 to 1199, never re-used.</summary>
internal static partial class SiloLog
{
    [LoggerMessage(1100, LogLevel.Information, "Reference set {Version} by {By} is in force; {Files} files were looked at")]
    internal static partial void ReferenceInForce(ILogger log, string version, string by, int files);

    [LoggerMessage(1101, LogLevel.Warning,
        "{File} has changed and is left out: version {Version} by {By} is in force. To use the file, put it into {Own}")]
    internal static partial void ReferenceFileLeftOut(ILogger log, string file, string version, string by, string own);
}
