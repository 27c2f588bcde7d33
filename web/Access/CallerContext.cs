namespace ParkTwin.Web.Access;

/// <summary>Keeps the caller of a request with it, and of a hub's connection as long as that lasts.</summary>
internal static class CallerContext
{
    private static readonly object Key = new();

    /// <summary>The caller that the gate has let through; null on a route that is open to all.</summary>
    public static Caller? Caller(this HttpContext context) => context.Items.TryGetValue(Key, out var found) ? (Caller?)found : null;

    /// <summary>Keeps who was let through.</summary>
    public static void SetCaller(this HttpContext context, Caller caller) => context.Items[Key] = caller;
}
