using System.Globalization;
using System.Net;

namespace ParkTwin.Simulators.Commands;

/// <summary>
/// Reads the texts of options. Each throws <see cref="FormatException"/> with the value, what is allowed, and an example.
/// </summary>
internal static class Texts
{
    /// <summary><c>127.0.0.1:1883</c>, <c>[::1]:1883</c>, <c>broker.example:1883</c>.</summary>
    public static DnsEndPoint Endpoint(string text)
    {
        var colon = text.LastIndexOf(':');
        var host = colon > 0 ? text[..colon].TrimStart('[').TrimEnd(']') : "";
        return host.Length > 0
            && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            ? new DnsEndPoint(host, port)
            : throw new FormatException($"'{text}' is no HOST:PORT; write for example 127.0.0.1:1883.");
    }

    /// <summary>ISO 8601 date or time; without an offset it is UTC.</summary>
    public static DateTimeOffset Instant(string text) =>
        DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : throw new FormatException($"'{text}' is no time; write for example 2026-11-20T08:00:00+08:00 or 2026-11-20 (UTC).");

    /// <summary>A number with <c>ms</c>, <c>s</c>, <c>m</c>, <c>h</c> or <c>d</c>; zero or more.</summary>
    public static TimeSpan Span(string text)
    {
        (string Unit, double Ms)[] units = [("ms", 1), ("s", 1e3), ("m", 6e4), ("h", 3.6e6), ("d", 8.64e7)];
        foreach (var (unit, ms) in units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(
                    text.AsSpan(..^unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
                && count * ms < 3.2e11)
            {
                return TimeSpan.FromMilliseconds(count * ms);
            }
        }

        throw new FormatException($"'{text}' is no span of time; write for example 500ms, 5s, 10m, 2h or 60d.");
    }

    /// <summary><c>max</c>, or a positive number of times real time.</summary>
    public static double Speed(string text) => text switch
    {
        "max" => double.PositiveInfinity,
        _ when double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed)
            && speed > 0 => speed,
        _ => throw new FormatException(
            $"'{text}' is no speed; write max, or a positive number of times real time, for example 60."),
    };

    /// <summary>A share from 0 to 1.</summary>
    public static double Share(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 1
            ? share
            : throw new FormatException(
                $"'{text}' is no share; write a number from 0 to 1, for example 0.01 for one in a hundred.");

    /// <summary>A whole number within limits.</summary>
    public static int Count(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && count >= least
            && count <= most
            ? count
            : throw new FormatException($"'{text}' is out of range; write a whole number from {least} to {most}.");
}
