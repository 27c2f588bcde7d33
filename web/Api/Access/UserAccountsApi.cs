using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api.Access;

/// <summary>The accounts that people and programs sign in to, for administrators.</summary>
internal sealed class UserAccountsApi(IGrainFactory grains, PasswordDesk passwords, AccessOptions options, IRegistryView registry)
{
    private const int MostName = 100;
    private const int MostParks = 1_000;

    private IAccountListGrain List => grains.GetGrain<IAccountListGrain>(GrainKeys.Accounts);

    public static void Map(IEndpointRouteBuilder app)
    {
        var accounts = app.MapGroup("/api/accounts").WithTags("People");
        accounts.MapGet("/", (UserAccountsApi api, CurrentCaller caller) => api.ListAsync(caller.Value.Scope))
            .Needs(AccessRight.ReadPeople).Describe<UserAccountListView>("userAccounts", "All accounts", """
                By user name, without anything secret. Who does not see all parks gets the accounts of the parks it sees.
                """, 401, 403);
        accounts.MapPost("/", (UserAccountsApi api, HttpContext context) => api.AddAsync(context))
            .Needs(AccessRight.ManageAccounts).Accepts<UserAccountBody>("application/json")
            .Describe<UserAccountView>("addUserAccount", "Makes an account", """
                `password` of the answer is a one-time password, shown this once; its owner chooses another at the first sign-in. An account
                of role enterprise names `park` and `enterprise`; the others `parks`, or null for all; an administrator sees all.
                """, 400, 401, 403, 409, 422);
        accounts.MapGet("/{user}", (UserAccountsApi api, CurrentCaller caller, string user) => api.GetAsync(caller.Value.Scope, user))
            .Needs(AccessRight.ReadPeople).Describe<UserAccountView>("userAccount", "One account", "Without anything secret.", 401, 403, 404);
        accounts.MapPut("/{user}", (UserAccountsApi api, HttpContext context, string user) => api.ChangeAsync(context, user))
            .Needs(AccessRight.ManageAccounts).Accepts<UserAccountBody>("application/json")
            .Describe<UserAccountView>("changeUserAccount", "Changes name, role, scope, outside identity, and whether it may sign in", """
                The body is the whole of it. Another role or scope, or disabling, ends the account's sessions and tokens at once. The last
                administrator who can sign in stays one (409).
                """, 400, 401, 403, 404, 409, 422);
        accounts.MapDelete("/{user}", (UserAccountsApi api, HttpContext context, string user) => api.RemoveAsync(context, user))
            .Needs(AccessRight.ManageAccounts).Describe<DoneView>("removeUserAccount", "Removes an account", """
                Its sessions and tokens end at once. What it did stays in the audit trail under its name.
                """, 401, 403, 404, 409);
        accounts.MapPost("/{user}/password", (UserAccountsApi api, HttpContext context, string user) => api.ResetAsync(context, user))
            .Needs(AccessRight.ManageAccounts).Describe<OneTimePasswordView>("resetPassword", "Gives an account a one-time password", """
                Shown this once. Its sessions and tokens end, a lock by wrong passwords too.
                """, 401, 403, 404);
        accounts.MapPost("/{user}/revoke", (UserAccountsApi api, HttpContext context, string user) => api.RevokeAsync(context, user))
            .Needs(AccessRight.ManageAccounts)
            .Describe<UserAccountView>("revokeUserAccount", "Ends all sessions and tokens of an account", "The password stays.", 401, 403, 404);
    }

    /// <summary>An account as administrators see it.</summary>
    public static UserAccountView View(UserAccount account, string? password = null) => new()
    {
        User = account.User,
        Name = account.Facts.Name,
        Role = AccessWords.Of(account.Facts.Role),
        Parks = account.Facts.Parks?.Select(one => one.Value).ToArray(),
        Park = account.Facts.Enterprise is null ? null : account.Facts.Parks?[0].Value,
        Enterprise = account.Facts.Enterprise?.Value,
        Disabled = account.Facts.Disabled,
        MustChangePassword = account.MustChangePassword,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(account.CreatedAtMs),
        LastSignInAt = At(account.LastSignInAtMs),
        LockedUntil = At(account.LockedUntilMs),
        ExternalId = account.Facts.ExternalId,
        Password = password,
    };

    private static DateTimeOffset? At(long? ms) => ms is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;

    private static void Note(HttpContext context, UserAccount? before, UserAccount? after) => AuditNote.Of(context).Detail = JsonSerializer.Serialize(
        new AccountChangeNote(before is null ? null : View(before), after is null ? null : View(after)), TwinJson.Default.AccountChangeNote);

    private static ProblemHttpResult Unknown(string user) =>
        Problems.Missing("There is no such account.", $"There is no account '{user}'. GET /api/accounts lists the accounts.");

    private static ProblemHttpResult Refused(AccountOutcome outcome, string user, AccountFacts? facts) => outcome switch
    {
        AccountOutcome.Exists => Problems.Conflict("There is such an account.", $"There is an account '{user}' already; change it, or choose another name."),
        AccountOutcome.LastAdministrator => Problems.Conflict(
            "This is the last administrator.", $"'{user}' is the last administrator who can sign in. Make another one first."),
        AccountOutcome.ExternalIdTaken => Problems.Conflict(
            "This outside identity is taken.", $"Another account has the outside identity '{facts?.ExternalId}'. Take it out there first."),
        AccountOutcome.TooManyAccounts => Problems.Conflict("There are too many accounts.", "10 000 accounts are the most. Remove some that are not used."),
        _ => Unknown(user),
    };

    private async Task<IResult> ListAsync(AccessScope scope) =>
        TypedResults.Ok(new UserAccountListView([.. (await List.Read()).Where(one => IsSeen(scope, one)).Select(one => View(one))]));

    private async Task<IResult> GetAsync(AccessScope scope, string user) =>
        await FindAsync(user) is { } account && IsSeen(scope, account) ? TypedResults.Ok(View(account)) : Unknown(user);

    /// <summary>An account is seen where all is seen that it sees.</summary>
    private static bool IsSeen(AccessScope scope, UserAccount account) =>
        scope.All || (account.Facts.Parks is { } parks && parks.All(scope.SeesWhole));

    private async Task<UserAccount?> FindAsync(string user) =>
        UserName.TryFold(user, out var folded) ? await grains.GetGrain<IAccountGrain>(folded).Read() : null;

    private async Task<IResult> AddAsync(HttpContext context)
    {
        var (body, wrong) = await JsonBody.ReadAsync(context.Request, TwinJson.Default.UserAccountBody);
        if (body is null)
        {
            return Problems.Bad(wrong!);
        }

        if (!UserName.TryFold(body.User, out var user))
        {
            return Problems.Faulty("This account cannot be made.", [$"'{body.User}' is no user name: {UserName.Rule}"]);
        }

        var (facts, faults) = Facts(body, user);
        if (facts is null)
        {
            return Problems.Faulty("This account cannot be made.", faults);
        }

        var password = PasswordDesk.Generate(user);
        var hash = await passwords.HashAsync(user, password, context.RequestAborted);
        var reply = await List.Create(user, new NewAccount(facts, hash, MustChangePassword: true, Guid.NewGuid()));
        if (reply.Outcome != AccountOutcome.Done)
        {
            return Refused(reply.Outcome, user, facts);
        }

        Note(context, null, reply.Account);
        return TypedResults.Ok(View(reply.Account!, password));
    }

    private async Task<IResult> ChangeAsync(HttpContext context, string name)
    {
        var (body, wrong) = await JsonBody.ReadAsync(context.Request, TwinJson.Default.UserAccountBody);
        if (body is null)
        {
            return Problems.Bad(wrong!);
        }

        if (await FindAsync(name) is not { } account)
        {
            return Unknown(name);
        }

        if (body.User is not null && (!UserName.TryFold(body.User, out var renamed) || renamed != account.User))
        {
            return Problems.Faulty("This account cannot be changed so.", ["A user name stays: leave user away, or make another account."]);
        }

        var (facts, faults) = Facts(body, account.User);
        if (facts is null)
        {
            return Problems.Faulty("This account cannot be changed so.", faults);
        }

        var reply = await List.Change(account.User, facts, Guid.NewGuid());
        if (reply.Outcome != AccountOutcome.Done)
        {
            return Refused(reply.Outcome, account.User, facts);
        }

        Note(context, reply.Before ?? account, reply.Account);
        return TypedResults.Ok(View(reply.Account!));
    }

    private async Task<IResult> RemoveAsync(HttpContext context, string name)
    {
        if (await FindAsync(name) is not { } account)
        {
            return Unknown(name);
        }

        var reply = await List.Remove(account.User, Guid.NewGuid());
        if (reply.Outcome != AccountOutcome.Done)
        {
            return Refused(reply.Outcome, account.User, null);
        }

        Note(context, account, null);
        return TypedResults.Ok(new DoneView(true));
    }

    private async Task<IResult> ResetAsync(HttpContext context, string name)
    {
        if (await FindAsync(name) is not { } account)
        {
            return Unknown(name);
        }

        var password = PasswordDesk.Generate(account.User);
        var hash = await passwords.HashAsync(account.User, password, context.RequestAborted);
        var reply = await grains.GetGrain<IAccountGrain>(account.User).SetPassword(hash, mustChange: true, Guid.NewGuid());
        return reply.Outcome == AccountOutcome.Done
            ? TypedResults.Ok(new OneTimePasswordView(account.User, password))
            : Unknown(name);
    }

    private async Task<IResult> RevokeAsync(HttpContext context, string name)
    {
        if (await FindAsync(name) is not { } account)
        {
            return Unknown(name);
        }

        var reply = await grains.GetGrain<IAccountGrain>(account.User).Revoke(Guid.NewGuid());
        AuditNote.Of(context).Detail = $"{account.Tokens.Count} tokens ended";
        return reply.Account is { } revoked ? TypedResults.Ok(View(revoked)) : Unknown(name);
    }

    private (AccountFacts? Facts, IReadOnlyList<string> Faults) Facts(UserAccountBody body, string user)
    {
        var faults = new List<string>();
        if (!AccessWords.TryParse(body.Role, out var role))
        {
            return (null, [$"role is '{body.Role}'; it is one of {string.Join(", ", AccessWords.Roles)}."]);
        }

        var name = string.IsNullOrWhiteSpace(body.Name) ? user : body.Name.Trim();
        if (name.Length > MostName || name.Any(char.IsControl))
        {
            faults.Add($"name has {name.Length} characters or one that cannot be shown; use 1 to {MostName}.");
        }

        var asked = body.Park is { Length: > 0 } park ? [park] : body.Parks;
        if (body.Park is { Length: > 0 } && body.Parks is { } also && !also.SequenceEqual([body.Park]))
        {
            faults.Add("park and parks say different things; send one of them.");
        }

        var parks = new List<ParkId>();
        foreach (var text in (asked ?? []).Take(MostParks))
        {
            if (ParkId.TryParse(text, out var id) && registry.Current.Find(id) is not null)
            {
                parks.Add(id);
            }
            else
            {
                faults.Add($"There is no park '{text}'. GET /api/parks lists the parks.");
            }
        }

        var enterprise = EnterpriseOf(body, parks, faults);
        CheckExternal(body.ExternalId, faults);
        var limited = asked is null ? null : (IReadOnlyList<ParkId>)[.. parks.Distinct()];
        faults.AddRange(faults.Count > 0 ? [] : ScopeRules.Faults(role, limited, enterprise));
        return faults.Count > 0 ? (null, faults) : (new AccountFacts
        {
            Name = name,
            Role = role,
            Parks = limited,
            Enterprise = enterprise,
            Disabled = body.Disabled,
            ExternalId = string.IsNullOrEmpty(body.ExternalId) ? null : body.ExternalId,
        }, []);
    }

    private EnterpriseId? EnterpriseOf(UserAccountBody body, List<ParkId> parks, List<string> faults)
    {
        if (string.IsNullOrEmpty(body.Enterprise))
        {
            return null;
        }

        var known = parks.Count == 1 ? registry.Current.Find(parks[0]) : null;
        if (EnterpriseId.TryParse(body.Enterprise, out var id) && known?.Definition.Enterprises.Any(one => one.Id == id) == true)
        {
            return id;
        }

        faults.Add(known is null
            ? "An enterprise belongs to one park: name it with park."
            : $"Park '{parks[0]}' has no enterprise '{body.Enterprise}'. GET /api/parks/{parks[0]} lists its enterprises.");
        return null;
    }

    private void CheckExternal(string? externalId, List<string> faults)
    {
        if (string.IsNullOrEmpty(externalId))
        {
            return;
        }

        var colon = externalId.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == externalId.Length - 1 || externalId.Length > 300 || externalId.Any(char.IsControl)
            || options.Providers.All(one => one.Id != externalId[..colon]))
        {
            faults.Add($"externalId is '{externalId}'; write provider:subject, where the provider is one of those that are configured"
                + $" ({(options.Providers.Count == 0 ? "none" : string.Join(", ", options.Providers.Select(one => one.Id)))}).");
        }
    }
}
