using ParkTwin.Domain.Access;

namespace ParkTwin.Web.Access;

/// <summary>
/// Wrong passwords in a row by address, and by names that no account has: the same waits as an account's own, in bounded memory.
/// Where it is full, whoever tried longest ago is forgotten.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="allowance">How many wrong passwords count as one: an address may have several people behind it.</param>
/// <param name="forgetAfter">After this long without a try a key begins anew; null for never.</param>
/// <param name="most">Keys that are remembered.</param>
internal sealed class WrongTries(TimeProvider time, int allowance = 1, TimeSpan? forgetAfter = null, int most = WrongTries.Most)
{
    /// <summary>Keys that are remembered: 10,000.</summary>
    public const int Most = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _oldestFirst = [];

    /// <summary>How many are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _byKey.Count;
            }
        }
    }

    /// <summary>A try begins; it counts as wrong until <see cref="Right"/> is told. Answers until when the key may not try; null where it may.</summary>
    public DateTimeOffset? Begin(string key)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var wrong = 0;
            if (_byKey.Remove(key, out var node))
            {
                if (node.Value.LockedUntil > now)
                {
                    _byKey[key] = node;
                    return node.Value.LockedUntil;
                }

                wrong = now - node.Value.At > forgetAfter ? 0 : node.Value.Wrong;
                _oldestFirst.Remove(node);
            }

            wrong = Math.Min(wrong + 1, 1_000_000);
            var wait = LockOut.After(wrong / allowance);
            _byKey[key] = _oldestFirst.AddLast(new Entry(key, wrong, now, wait == TimeSpan.Zero ? null : now + wait));
            if (_byKey.Count > most)
            {
                _byKey.Remove(_oldestFirst.First!.Value.Key);
                _oldestFirst.RemoveFirst();
            }

            return null;
        }
    }

    /// <summary>The password was right after all: the try is taken back, those before it are not.</summary>
    public void Right(string key)
    {
        lock (_lock)
        {
            if (_byKey.TryGetValue(key, out var node))
            {
                node.Value = node.Value with { Wrong = Math.Max(0, node.Value.Wrong - 1), LockedUntil = null };
            }
        }
    }

    private sealed record Entry(string Key, int Wrong, DateTimeOffset At, DateTimeOffset? LockedUntil);
}
