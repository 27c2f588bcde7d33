using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Hubs;

/// <summary>Lets a call to its method of the hub where the caller's role has the method's right; one that names none is refused.</summary>
internal sealed class HubGate(HubSessions sessions) : IHubFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var needs = invocationContext.HubMethod.GetCustomAttribute<NeedsAttribute>();
        var caller = sessions.Find(invocationContext.Context.ConnectionId)?.Caller
            ?? throw new HubException("This connection has ended; sign in and connect again.");
        return needs is not null && caller.May(needs.Right)
            ? next(invocationContext)
            : throw new HubException(needs is null
                ? "This method names no right, so nobody has it."
                : $"It needs the right {AccessWords.Of(needs.Right)}, which the role {AccessWords.Of(caller.Role)} does not have.");
    }
}
