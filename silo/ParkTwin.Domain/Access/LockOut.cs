namespace ParkTwin.Domain.Access;

/// <summary>
/// How long wrong passwords keep an account, or an address, from trying again: five in a row a minute, each further one twice as long,
/// at most an hour. A success begins anew.
/// </summary>
public static class LockOut
{
    /// <summary>Wrong passwords in a row before the first wait: 5.</summary>
    public const int Free = 5;

    /// <summary>The first wait: 1 min.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    /// <summary>The longest wait: 1 h.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The wait behind this many wrong passwords in a row; zero for none.</summary>
    public static TimeSpan After(int wrong)
    {
        if (wrong < Free)
        {
            return TimeSpan.Zero;
        }

        var doublings = Math.Min(wrong - Free, 6);
        var wait = First * (1 << doublings);
        return wait < Longest ? wait : Longest;
    }
}
