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
        var inner = Innermost(fault);
        return inner switch
        {
            OptionFaultException => inner.Message,
            AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
                Listening(fault, options, "is in use by another program"),
            SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                Listening(fault, options, "may not be opened by this user (ports below 1024 need a privilege)"),
            SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
                Listening(fault, options, "is not an address of this machine"),
            UnauthorizedAccessException => $"ParkTwin cannot start: {inner.Message} Give this user access, or name another directory with --data.",
            _ => $"ParkTwin cannot start: {inner.Message}",
        };
    }

    private static string Listening(Exception fault, TwinOptions? options, string why)
    {
        var found = Address().Match(Chain(fault).Select(one => one.Message).FirstOrDefault(text => Address().IsMatch(text)) ?? string.Empty);
        var address = found.Success ? found.Groups[1].Value : "an address";
        var port = found.Success ? found.Groups[2].Value : string.Empty;
        var isMqtt = options is not null && port == options.Mqtt.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)
            && !options.Urls.Any(url => url.Port == options.Mqtt.Port);
        return isMqtt
            ? $"ParkTwin cannot start: {address}, where devices connect, {why}. Name another with --mqtt HOST:PORT, or end that program."
            : $"ParkTwin cannot start: {address}, where the page is served, {why}. Name another with --urls http://HOST:PORT, or end that program.";
    }

    private static Exception Innermost(Exception fault) => Chain(fault).Last();

    private static IEnumerable<Exception> Chain(Exception? fault)
    {
        for (; fault is not null; fault = fault is AggregateException { InnerExceptions.Count: > 0 } many ? many.InnerExceptions[0] : fault.InnerException)
        {
            yield return fault;
        }
    }

    [GeneratedRegex(@"(?:https?|tcp)://((?:\[[^\]]+\]|[^:/\s]+):(\d+))")]
    private static partial Regex Address();
}
