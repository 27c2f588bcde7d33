namespace ParkTwin.Mqtt.Codec;

/// <summary>Matching of topic names against filters (§4.7).</summary>
internal static class TopicMatch
{
    /// <summary>Whether a well-formed filter covers a topic name. A leading wildcard does not cover topics that begin with '$'.</summary>
    public static bool Covers(ReadOnlySpan<byte> filter, ReadOnlySpan<byte> topic)
    {
        if (topic[0] == (byte)'$' && filter[0] is (byte)'#' or (byte)'+')
        {
            return false;
        }

        while (true)
        {
            var filterEnd = filter.IndexOf((byte)'/');
            var filterLevel = filterEnd < 0 ? filter : filter[..filterEnd];
            if (filterLevel is [(byte)'#'])
            {
                return true;
            }

            var topicEnd = topic.IndexOf((byte)'/');
            var topicLevel = topicEnd < 0 ? topic : topic[..topicEnd];
            if (filterLevel is not [(byte)'+'] && !filterLevel.SequenceEqual(topicLevel))
            {
                return false;
            }

            if (topicEnd < 0)
            {
                // "a/#" covers "a" as well.
                return filterEnd < 0 || filter[(filterEnd + 1)..] is [(byte)'#'];
            }

            if (filterEnd < 0)
            {
                return false;
            }

            filter = filter[(filterEnd + 1)..];
            topic = topic[(topicEnd + 1)..];
        }
    }
}
