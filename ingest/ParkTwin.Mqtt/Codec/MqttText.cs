using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ParkTwin.Mqtt.Codec;

/// <summary>UTF-8 as MQTT wants it (§1.5.4): no overlong form, no surrogate, no U+0000; and the rules of topics (§4.7).</summary>
internal static class MqttText
{
    /// <summary>Printable ASCII but the wildcards: a topic of these alone needs no further look.</summary>
    private static readonly SearchValues<byte> PlainTopicBytes =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x5F).Select(b => (byte)b).Where(b => b is not ((byte)'#' or (byte)'+'))]);

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Whether these bytes may be a UTF-8 string of MQTT.</summary>
    public static bool IsValid(ReadOnlySpan<byte> text) => Utf8.IsValid(text) && !text.Contains((byte)0);

    /// <summary>Whether these bytes may be a topic name: valid, not empty, no wildcard.</summary>
    public static bool IsTopicName(ReadOnlySpan<byte> topic)
    {
        if (!topic.ContainsAnyExcept(PlainTopicBytes))
        {
            return !topic.IsEmpty;
        }

        return IsValid(topic) && !topic.ContainsAny((byte)'#', (byte)'+');
    }

    /// <summary>Whether these bytes may be a topic filter: '#' alone in the last level, '+' alone in its level.</summary>
    public static bool IsTopicFilter(ReadOnlySpan<byte> filter)
    {
        if (filter.IsEmpty || !IsValid(filter))
        {
            return false;
        }

        for (var i = 0; i < filter.Length; i++)
        {
            if (filter[i] is not ((byte)'#' or (byte)'+'))
            {
                continue;
            }

            var startsLevel = i == 0 || filter[i - 1] == (byte)'/';
            var last = i == filter.Length - 1;
            var endsLevel = last || (filter[i] == (byte)'+' && filter[i + 1] == (byte)'/');
            if (!startsLevel || !endsLevel)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a filter is of the form <c>$share/group/filter</c>.</summary>
    public static bool IsShared(ReadOnlySpan<byte> filter) => filter.StartsWith("$share/"u8);

    /// <summary>Whether a shared filter names a group and a filter (§4.8.2).</summary>
    public static bool IsSharedWellFormed(ReadOnlySpan<byte> filter)
    {
        var rest = filter["$share/".Length..];
        var slash = rest.IndexOf((byte)'/');
        return slash > 0 && slash < rest.Length - 1 && !rest[..slash].ContainsAny((byte)'#', (byte)'+');
    }

    /// <summary>Text to bytes, checked.</summary>
    /// <exception cref="ArgumentException">No valid UTF-8 string of MQTT of at most 65,535 bytes.</exception>
    public static byte[] ToBytes(string text)
    {
        byte[] bytes;
        try
        {
            bytes = Strict.GetBytes(text);
        }
        catch (EncoderFallbackException e)
        {
            throw new ArgumentException("The text holds half a surrogate pair and has no UTF-8 form.", nameof(text), e);
        }

        if (bytes.Length > ushort.MaxValue || bytes.AsSpan().Contains((byte)0))
        {
            throw new ArgumentException(
                $"The text has {bytes.Length} bytes; MQTT takes at most 65535, none of them 0.", nameof(text));
        }

        return bytes;
    }

    /// <summary>Topic name to bytes, checked.</summary>
    /// <exception cref="ArgumentException">Empty, with a wildcard, or no valid UTF-8 of at most 65,535 bytes.</exception>
    public static byte[] TopicToBytes(string topic)
    {
        var bytes = ToBytes(topic);
        return IsTopicName(bytes)
            ? bytes
            : throw new ArgumentException($"'{topic}' is no topic name: it must not be empty nor hold '+' or '#'.", nameof(topic));
    }
}
