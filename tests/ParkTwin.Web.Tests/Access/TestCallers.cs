using Microsoft.AspNetCore.Http;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Tests.Access;

/// <summary>Accounts of a test: a request says by a header which it is; without the header nobody is signed in.</summary>
internal sealed class TestCallers : ICallerSource
{
    public const string Header = "X-Test-Caller";
    public const string Nobody = "nobody";

    private static readonly ParkId Qsh = ParkId.Parse("qsh");
    private static readonly ParkId Xsw = ParkId.Parse("xsw");

    private static readonly Dictionary<string, Caller> All = new Caller[]
    {
        new("operatorHere", Role.Operator, AccessScope.Of(Qsh), "1"),
        new("operatorThere", Role.Operator, AccessScope.Of(Xsw), "1"),
        new("operatorAll", Role.Operator, AccessScope.Everything, "1"),
        new("platform", Role.Platform, AccessScope.Everything, "1"),
        new("enterpriseE1", Role.Enterprise, AccessScope.Of(Qsh, EnterpriseId.Parse("e1")), "1"),
        new("enterpriseE2", Role.Enterprise, AccessScope.Of(Qsh, EnterpriseId.Parse("e2")), "1"),
        new("enterpriseGone", Role.Enterprise, AccessScope.Of(Qsh, EnterpriseId.Parse("gone")), "1"),
        new("auditor", Role.Auditor, AccessScope.Everything, "1"),
        new("admin", Role.Admin, AccessScope.Everything, "1"),
        new("screenHere", Role.Screen, AccessScope.Of(Qsh), "1"),
    }.ToDictionary(caller => caller.User, StringComparer.Ordinal);

    /// <summary>Times that somebody was looked up.</summary>
    public int Found { get; private set; }

    /// <summary>A client that is signed in to the account of that name, or, for nobody, to none.</summary>
    public static async Task<HttpClient> ClientAsync(WebHost host, string user)
    {
        if (user is Nobody)
        {
            return host.Nobody();
        }

        var caller = All[user];
        return await host.AnybodyAsync(
            user.ToLowerInvariant(), caller.Role, caller.Scope.All ? null : [.. caller.Scope.Parks.Select(park => park.Value)], caller.Scope.Enterprise?.Value);
    }

    /// <summary>A token of the account of that name.</summary>
    public static async Task<string> TokenAsync(WebHost host, string user) =>
        (await ClientAsync(host, user)).DefaultRequestHeaders.Authorization!.Parameter!;

    public ValueTask<Caller?> FindAsync(HttpContext context)
    {
        Found++;
        return ValueTask.FromResult(All.GetValueOrDefault(context.Request.Headers[Header].ToString()));
    }

    public ValueTask<bool> IsCurrentAsync(Caller caller) => ValueTask.FromResult(true);
}
