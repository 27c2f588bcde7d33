using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Access;

namespace ParkTwin.Web.Api.Screens;

/// <summary>
/// Links for big screens: each an account of role screen that nobody can sign in to, with one token. It reads the live view of its parks
/// and changes nothing; taking the link back removes the account, and with it everything that reads by it.
/// </summary>
internal sealed class ScreensApi(IGrainFactory grains, CallerRegistry registry, TimeProvider time)
{
    private const int MostDays = 730;
    private const int UsualDays = 365;
    private const int MostName = 100;

    public static void Map(IEndpointRouteBuilder app)
    {
        var screens = app.MapGroup("/api/screens").WithTags("People");
        screens.MapGet("/", (ScreensApi api) => api.ListAsync())
            .Needs(AccessRight.ManageScreens).Describe<ScreenListView>("screens", "The links of big screens", """
                By name, without their tokens. Who does not see all parks gets those that show no other than its own.
                """);
        screens.MapPost("/", (ScreensApi api, HttpContext context) => api.AddAsync(context))
            .Needs(AccessRight.ManageScreens).Accepts<ScreenBody>("application/json")
            .Describe<ScreenView>("addScreen", "Makes a link for a big screen", """
                `token` is shown this once. The screen opens `/screen/{park}#token=…`: what stands behind `#` is never sent in an address. It
                reads the live view of its parks and nothing else, until it ends or is taken back.
                """, 400, 409, 422);
        screens.MapDelete("/{user}", (ScreensApi api, HttpContext context, string user) => api.RemoveAsync(context, user))
            .Needs(AccessRight.ManageScreens)
            .Describe<DoneView>("removeScreen", "Takes the link of a big screen back", "At once: the screen is told so and shows nothing more.", 404);
    }

    private IAccountListGrain List => grains.GetGrain<IAccountListGrain>(GrainKeys.Accounts);

    private AccessScope Scope => registry.Caller.Scope;

    private async Task<IResult> ListAsync() => TypedResults.Ok(new ScreenListView(
    [
        .. (await List.Read()).Where(IsSeen).OrderBy(one => one.Facts.Name, StringComparer.Ordinal).ThenBy(one => one.User, StringComparer.Ordinal)
            .Select(one => View(one)),
    ]));

    private async Task<IResult> AddAsync(HttpContext context)
    {
        var (body, wrong) = await JsonBody.ReadAsync(context.Request, TwinJson.Default.ScreenBody);
        if (body is null)
        {
            return Problems.Bad(wrong!);
        }

        var name = body.Name?.Trim() ?? string.Empty;
        var days = body.Days ?? UsualDays;
        var faults = Faults(body, name, days);
        if (faults.Count > 0)
        {
            return Problems.Faulty("The link cannot be made.", faults);
        }

        var user = "screen-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        var facts = new AccountFacts { Name = name, Role = Role.Screen, Parks = body.Parks is { } parks ? [.. parks.Select(ParkId.Parse)] : null };
        var made = await List.Create(user, new NewAccount(facts, null, MustChangePassword: false, Guid.NewGuid()));
        if (made.Outcome != AccountOutcome.Done)
        {
            return Problems.Conflict("There are too many accounts.", "10 000 accounts are the most, screens among them. Take some back that are not used.");
        }

        var secret = $"{AccessSchemes.NamedTokenPrefix}{user}~{WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32))}";
        var now = time.GetUtcNow();
        var token = new NamedToken(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), name, now.ToUnixTimeMilliseconds(), now.AddDays(days).ToUnixTimeMilliseconds(), null);
        var reply = await grains.GetGrain<IAccountGrain>(user).AddToken(token, AccountCallers.HashOf(secret));
        AuditNote.Of(context).Detail = $"screen {user} '{name}' for {days} days, {(body.Parks is null ? "all parks" : string.Join(", ", body.Parks))}";
        return TypedResults.Ok(View(reply.Account ?? made.Account!, secret));
    }

    private List<string> Faults(ScreenBody body, string name, int days)
    {
        List<string> faults = [];
        if (name.Length is 0 or > MostName || name.Any(char.IsControl))
        {
            faults.Add($"name has {name.Length} characters, of 1 to {MostName}; say where the screen hangs.");
        }

        if (days is < 1 or > MostDays)
        {
            faults.Add($"days is {days}, of 1 to {MostDays}.");
        }

        if (body.Parks is null && !Scope.All)
        {
            faults.Add("parks is left away, which means all, and you do not have all; name those it shows.");
        }

        faults.AddRange((body.Parks ?? []).Where(park => !registry.TryFindWhole(park, out _)).Select(park =>
            $"There is no park '{park}'. GET /api/parks lists the parks."));
        if (body.Parks is { Count: 0 })
        {
            faults.Add("parks is empty; name at least one.");
        }

        return faults;
    }

    private async Task<IResult> RemoveAsync(HttpContext context, string user)
    {
        if (!UserName.TryFold(user, out var folded) || await grains.GetGrain<IAccountGrain>(folded).Read() is not { } account || !IsSeen(account))
        {
            return Problems.Missing("There is no such screen.", $"There is no link of a screen '{user}'. GET /api/screens lists the links.");
        }

        await List.Remove(account.User, Guid.NewGuid());
        AuditNote.Of(context).Detail = $"screen {account.User} '{account.Facts.Name}'";
        return TypedResults.Ok(new DoneView(true));
    }

    /// <summary>A link, not an account that somebody signs in to, of parks that are all the caller's.</summary>
    private bool IsSeen(UserAccount account) => account is { HasPassword: false, Facts.Role: Role.Screen }
        && (Scope.All || (account.Facts.Parks is { } parks && parks.All(Scope.SeesWhole)));

    private static ScreenView View(UserAccount account, string? secret = null)
    {
        var token = account.Tokens.Count == 0 ? null : account.Tokens[^1];
        return new ScreenView
        {
            User = account.User,
            Name = account.Facts.Name ?? account.User,
            Parks = account.Facts.Parks?.Select(one => one.Value).ToArray(),
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(account.CreatedAtMs),
            ExpiresAt = token is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(token.ExpiresAtMs),
            LastUsedAt = token?.LastUsedAtMs is { } used ? DateTimeOffset.FromUnixTimeMilliseconds(used) : null,
            Token = secret,
        };
    }
}
