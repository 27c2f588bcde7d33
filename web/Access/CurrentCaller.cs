namespace ParkTwin.Web.Access;

/// <summary>Who asks, within one request; the gate says so before anything else is made. Not safe for concurrent use.</summary>
internal sealed class CurrentCaller
{
    private Caller? _caller;

    /// <summary>The caller.</summary>
    /// <exception cref="InvalidOperationException">The route is open to all, so nobody was asked for.</exception>
    public Caller Value
    {
        get => _caller ?? throw new InvalidOperationException("Nobody was asked for: this route is open to all and has no caller.");
        set => _caller = value;
    }

    /// <summary>The account's name, as it is written beside what it does.</summary>
    public string User => Value.User;
}
