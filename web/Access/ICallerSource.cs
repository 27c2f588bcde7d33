namespace ParkTwin.Web.Access;

/// <summary>Finds out who asks.</summary>
internal interface ICallerSource
{
    /// <summary>The caller of a request, with role and scope as its account has them now; null where nobody is signed in.</summary>
    ValueTask<Caller?> FindAsync(HttpContext context);

    /// <summary>Whether a caller found earlier is still what its account says: for connections that last.</summary>
    ValueTask<bool> IsCurrentAsync(Caller caller);
}
