using System.Runtime.InteropServices;
using ParkTwin.Mqtt.Codec;

namespace ParkTwin.Mqtt.Endpoint;

/// <summary>Who is subscribed to what. Plain filters are looked up, those with wildcards are tried one by one.</summary>
internal sealed class SubscriptionIndex
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TopicKey, List<Session>> _plain = [];
    private readonly Dictionary<TopicKey, List<Session>> _wild = [];

    /// <summary>Adds or replaces a subscription.</summary>
    /// <returns>False where the session has too many.</returns>
    public bool Add(Session session, TopicKey filter, MqttQos qos, int limit)
    {
        lock (_gate)
        {
            if (session.Subscriptions.ContainsKey(filter))
            {
                session.Subscriptions[filter] = qos;
                return true;
            }

            if (session.Subscriptions.Count >= limit)
            {
                return false;
            }

            session.OpenDownlink();
            session.Subscriptions.Add(filter, qos);
            ref var sessions = ref CollectionsMarshal.GetValueRefOrAddDefault(Filters(filter), filter, out _);
            (sessions ??= []).Add(session);
            return true;
        }
    }

    /// <summary>Removes a subscription; false where there was none.</summary>
    public bool Remove(Session session, TopicKey filter)
    {
        lock (_gate)
        {
            if (!session.Subscriptions.Remove(filter))
            {
                return false;
            }

            Unlink(session, filter);
            return true;
        }
    }

    /// <summary>Removes all subscriptions of a session.</summary>
    public void RemoveAll(Session session)
    {
        lock (_gate)
        {
            foreach (var filter in session.Subscriptions.Keys)
            {
                Unlink(session, filter);
            }

            session.Subscriptions.Clear();
        }
    }

    /// <summary>Adds the sessions that a topic concerns, each once, with the highest QoS granted.</summary>
    public void Find(byte[] topic, Dictionary<Session, MqttQos> found)
    {
        lock (_gate)
        {
            var key = new TopicKey(topic);
            if (_plain.TryGetValue(key, out var sessions))
            {
                Collect(sessions, key, found);
            }

            foreach (var (filter, subscribed) in _wild)
            {
                if (TopicMatch.Covers(filter.Bytes, topic))
                {
                    Collect(subscribed, filter, found);
                }
            }
        }
    }

    private static void Collect(List<Session> sessions, TopicKey filter, Dictionary<Session, MqttQos> found)
    {
        foreach (var session in sessions)
        {
            var granted = session.Subscriptions[filter];
            if (!found.TryGetValue(session, out var known) || granted > known)
            {
                found[session] = granted;
            }
        }
    }

    private void Unlink(Session session, TopicKey filter)
    {
        var filters = Filters(filter);
        if (filters.TryGetValue(filter, out var sessions))
        {
            sessions.Remove(session);
            if (sessions.Count == 0)
            {
                filters.Remove(filter);
            }
        }
    }

    private Dictionary<TopicKey, List<Session>> Filters(TopicKey filter) =>
        filter.Bytes.AsSpan().ContainsAny((byte)'#', (byte)'+') ? _wild : _plain;
}
