namespace ParkTwin.Mqtt.Endpoint;

/// <summary>All sessions by client identifier; who owns which, when those without a connection end, and Wills that wait.</summary>
internal sealed class SessionTable(EndpointServices services, SubscriptionIndex subscriptions)
{
    /// <summary>A stale entry is off the wheel after this time, however late its session was to end.</summary>
    private const long StaleMs = 30_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Session> _sessions = [];
    private readonly LinkedList<Session> _detached = [];

    /// <summary>Sessions now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _sessions.Count;
            }
        }
    }

    /// <summary>Gives a connection its session, a new one or the one that was kept; an older connection has to go first.</summary>
    /// <returns>The session, and whether it was kept.</returns>
    public async ValueTask<(Session Session, bool Present)> AttachAsync(
        DeviceConnection connection, string clientId, bool cleanStart, uint expirySeconds, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryAttach(connection, clientId, cleanStart, expirySeconds, out var session, out var present, out var older))
            {
                return (session!, present);
            }

            older!.TakeOver();
            await older.DetachedAsync().WaitAsync(cancellationToken);
        }
    }

    /// <summary>A connection has ended: its session ends too, or waits.</summary>
    /// <param name="session">The session.</param>
    /// <param name="will">The Will to give out, if any.</param>
    /// <param name="device">Whose Will it is.</param>
    /// <returns>The Will if it is due now.</returns>
    public MqttWill? Detach(Session session, MqttWill? will, DeviceSession device)
    {
        var now = services.Wheel.NowMs;
        Session? displaced = null;
        lock (_gate)
        {
            session.Owner = null;
            if (session.ExpirySeconds == 0 || services.Options.MaximumDetachedSessions == 0)
            {
                _sessions.Remove(session.ClientId);
                subscriptions.RemoveAll(session);
                return will;
            }

            var longest = (long)services.Options.MaximumSessionExpiry.TotalMilliseconds;
            session.ExpiresAtMs = now + Math.Min(longest, session.ExpirySeconds * 1000L);
            if (will is { DelaySeconds: > 0 })
            {
                session.DelayedWill = (will, device, Math.Min(session.ExpiresAtMs, now + (will.DelaySeconds * 1000L)));
                will = null;
            }

            session.Detached = _detached.AddLast(session);
            session.DetachCount++;
            services.Wheel.Add(new Expiry(this, session, session.DetachCount), NextLook(session, now));
            displaced = _detached.Count > services.Options.MaximumDetachedSessions ? _detached.First!.Value : null;
            if (displaced is not null)
            {
                Forget(displaced);
            }
        }

        GiveOutWill(displaced);
        return will;
    }

    private static long NextLook(Session session, long nowMs) =>
        Math.Min(nowMs + StaleMs, Math.Min(session.ExpiresAtMs, session.DelayedWill?.DueMs ?? long.MaxValue));

    private bool TryAttach(
        DeviceConnection connection,
        string clientId,
        bool cleanStart,
        uint expirySeconds,
        out Session? session,
        out bool present,
        out DeviceConnection? older)
    {
        Session? ended = null;
        lock (_gate)
        {
            present = _sessions.TryGetValue(clientId, out session);
            older = session?.Owner;
            if (older is not null)
            {
                return false;
            }

            if (present && cleanStart)
            {
                ended = session;
                Forget(session!);
                present = false;
            }

            if (!present)
            {
                session = new Session(clientId, services.Options.DownlinkQueueLength);
                _sessions.Add(clientId, session);
            }

            session!.Owner = connection;
            session.ExpirySeconds = expirySeconds;
            if (present)
            {
                session.DelayedWill = null;
                Undetach(session);
                session.Downlink?.Restart();
            }
        }

        GiveOutWill(ended);
        return true;
    }

    private void Forget(Session session)
    {
        _sessions.Remove(session.ClientId);
        Undetach(session);
        session.ExpiresAtMs = 0;
        subscriptions.RemoveAll(session);
    }

    private void Undetach(Session session)
    {
        if (session.Detached is { } node)
        {
            _detached.Remove(node);
            session.Detached = null;
        }
    }

    private void GiveOutWill(Session? session)
    {
        if (session?.DelayedWill is { } delayed)
        {
            session.DelayedWill = null;
            services.Gateway.Offline(delayed.Device, OfflineReason.WillDelayElapsed, delayed.Will);
        }
    }

    private long OnTimer(Session session, int detachCount, long nowMs)
    {
        (MqttWill Will, DeviceSession Device, long DueMs)? due = null;
        long next;
        lock (_gate)
        {
            if (session.Owner is not null || session.Detached is null || session.DetachCount != detachCount)
            {
                return TimerWheel.Never;
            }

            if (session.DelayedWill is { } delayed && delayed.DueMs <= nowMs)
            {
                due = delayed;
                session.DelayedWill = null;
            }

            next = NextLook(session, nowMs);
            if (session.ExpiresAtMs <= nowMs)
            {
                Forget(session);
                next = TimerWheel.Never;
            }
        }

        if (due is { } will)
        {
            services.Gateway.Offline(will.Device, OfflineReason.WillDelayElapsed, will.Will);
        }

        return next;
    }

    private sealed class Expiry(SessionTable table, Session session, int detachCount) : ITimerEntry
    {
        public long OnTimer(long nowMs) => table.OnTimer(session, detachCount, nowMs);
    }
}
