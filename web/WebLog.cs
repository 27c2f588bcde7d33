namespace ParkTwin.Web;

/// <summary>What the web host logs; event ids 5000 to 5099.</summary>
internal static partial class WebLog
{
    [LoggerMessage(5000, LogLevel.Debug, "The feed of connection {Connection} has ended.")]
    public static partial void FeedEnded(ILogger logger, string connection);

    [LoggerMessage(5001, LogLevel.Debug, "The feed of connection {Connection} broke: {Reason}")]
    public static partial void FeedBroke(ILogger logger, string connection, string reason);

    [LoggerMessage(5002, LogLevel.Warning, "Watching park {Park} could not be renewed; it is tried again in 30 s.")]
    public static partial void RenewalFailed(ILogger logger, Exception fault, string park);

    [LoggerMessage(5003, LogLevel.Warning, "The page and the API are open to the network at {Address} without HTTPS: nobody can sign in from another machine.")]
    public static partial void OpenToTheNetwork(ILogger logger, string address);

    [LoggerMessage(5004, LogLevel.Debug, "The start failed.")]
    public static partial void StartFailed(ILogger logger, Exception fault);

    [LoggerMessage(5005, LogLevel.Warning, "{Count} declarations of the modelled park were refused.")]
    public static partial void DemoNotDeclared(ILogger logger, int count);

    [LoggerMessage(5007, LogLevel.Warning, "Whether account {User} has changed could not be asked; its connections are asked after again in 2 s.")]
    public static partial void AccountNotAsked(ILogger logger, Exception fault, string user);

    [LoggerMessage(5008, LogLevel.Information, "Connection {Connection} is closed: {Reason}.")]
    public static partial void ConnectionEnded(ILogger logger, string connection, string reason);

    [LoggerMessage(5006, LogLevel.Warning, "The declarations of the modelled enterprise {Enterprise} could not be kept; the next start tries again.")]
    public static partial void DemoDeclaringFailed(ILogger logger, Exception fault, string enterprise);

    [LoggerMessage(5010, LogLevel.Warning, "The demo's accounts in {File} cannot be read ({Reason}); they are made anew.")]
    public static partial void DemoAccountsUnreadable(ILogger logger, string file, string reason);

    [LoggerMessage(5011, LogLevel.Warning, "The map of the modelled park could not be put in ({Reason}); the next start tries again.")]
    public static partial void DemoMapNotKept(ILogger logger, string reason);

    [LoggerMessage(5032, LogLevel.Warning, "The modelled park has no industry means, and therefore no grades: {Reason}")]
    public static partial void DemoMeansNotPublished(ILogger logger, string reason);

    [LoggerMessage(5033, LogLevel.Warning, "The gateways of park {Park} cannot be read: its alarms are grouped by enterprise; tried again every 30 s.")]
    public static partial void GatewaysNotRead(ILogger logger, Exception fault, string park);

    [LoggerMessage(5031, LogLevel.Warning, "The alarms of park {Park} cannot be watched; that is tried again in 30 s.")]
    public static partial void AlarmsNotWatched(ILogger logger, Exception fault, string park);
}
