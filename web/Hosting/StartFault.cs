using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using ParkTwin.Web.Options;

namespace ParkTwin.Web.Hosting;

/// <summary>Turns what ended the start into one message with what to do.</summary>
internal static partial class StartFault
{
    /// <summary>The message.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="options">The settings; null when they could not be read.</param>
    public static string Explain(Exception fault, TwinOptions? options)
    {
        // What a part of ParkTwin says of itself is a message for people already; below it only sockets tell more.
        if (Chain(fault).FirstOrDefault(IsOwn) is { } own)
        {
            return own is OptionFaultException ? own.Message : $"ParkTwin cannot start: {own.Message}";
        }

        var inner = Chain(fault).Last();
        return inner switch
        {
            AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
                Listening(fault, options, "is in use by another program"),
            SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                Listening(fault, options, "may not be opened by this user (ports below 1024 need a privilege)"),
            SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
                Listening(fault, options, "is not an address of this machine"),
            UnauthorizedAccessException =>
                $"ParkTwin cannot start: {inner.Message} Give this user access, or name another directory with --data.",
            _ => $"ParkTwin cannot start: {inner.Message}",
        };
    }

    private static bool IsOwn(Exception fault) => fault.GetType().Namespace?.StartsWith("ParkTwin.", StringComparison.Ordinal) == true;

    private static string Listening(Exception fault, TwinOptions? options, string why)
    {
        var found = Address().Match(Chain(fault).Select(one => one.Message).FirstOrDefault(text => Address().IsMatch(text)) ?? string.Empty);
        var address = found.Success ? found.Groups[1].Value : "an address";
        var port = found.Success ? found.Groups[2].Value : string.Empty;
        var isMqtt = options is not null && port == options.Mqtt.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)
            && !options.Urls.Any(url => url.Port == options.Mqtt.Port);
        var (whose, option) = isMqtt ? ("devices connect", "--mqtt HOST:PORT") : ("the page is served", "--urls http://HOST:PORT");
        return $"ParkTwin cannot start: {address}, where {whose}, {why}. Name another with {option}.";
    }

    private static IEnumerable<Exception> Chain(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            yield return fault;
        }
    }

    [GeneratedRegex(@"(?:https?|tcp)://((?:\[[^\]]+\]|[^:/\s]+):(\d+))")]
    private static partial Regex Address();
}
