using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api.Access;

/// <summary>Tokens that people make for their programs, and the end of all one's sessions.</summary>
internal sealed class OwnTokensApi(IGrainFactory grains, AccountCallers callers, Sessions sessions, TimeProvider time)
{
    private const int MostDays = 730;
    private const int UsualDays = 90;
    private const int MostName = 100;

    public static void Map(IEndpointRouteBuilder app)
    {
        var auth = app.MapGroup("/api/auth").WithTags("Sign-in");
        auth.MapGet("/tokens", (OwnTokensApi api, HttpContext context) => api.ListAsync(context))
            .Needs(AccessRight.OwnAccount).Describe<OwnTokensView>("ownTokens", "One's own tokens", "Those that have expired too; never a secret.", 401);
        auth.MapPost("/tokens", (OwnTokensApi api, HttpContext context) => api.AddAsync(context))
            .Needs(AccessRight.OwnAccount).Accepts<OwnTokenBody>("application/json")
            .Describe<OwnTokenView>("addOwnToken", "Makes a token for a program", """
                `token` is shown this once, to be sent as `Authorization: Bearer …`. It may what the account may, until it ends, is removed, or
                the account's password, role or scope changes.
                """, 400, 401, 409, 422);
        auth.MapDelete("/tokens/{id}", (OwnTokensApi api, HttpContext context, string id) => api.RemoveAsync(context, id))
            .Needs(AccessRight.OwnAccount).Describe<DoneView>("removeOwnToken", "Ends a token", "At once; done too where there is none of this id.", 401);
        auth.MapPost("/revoke", (OwnTokensApi api, HttpContext context) => api.RevokeAsync(context))
            .Needs(AccessRight.OwnAccount).Describe<DoneView>("revokeOwnSessions", "Ends all one's own sessions and tokens", """
                This one too: sign in anew.
                """, 401);
    }

    private static DateTimeOffset At(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    private static OwnTokenView View(NamedToken token, string? secret = null) => new()
    {
        Id = token.Id,
        Name = token.Name,
        CreatedAt = At(token.CreatedAtMs),
        ExpiresAt = At(token.ExpiresAtMs),
        LastUsedAt = token.LastUsedAtMs is { } used ? At(used) : null,
        Token = secret,
    };

    private async Task<IResult> ListAsync(HttpContext context) => await callers.SessionAsync(context) is { } session
        ? TypedResults.Ok(new OwnTokensView([.. session.Account.Tokens.Select(one => View(one))]))
        : Problems.NotSignedIn();

    private async Task<IResult> AddAsync(HttpContext context)
    {
        if (await callers.SessionAsync(context) is not { } session)
        {
            return Problems.NotSignedIn();
        }

        var (body, wrong) = await JsonBody.ReadAsync(context.Request, TwinJson.Default.OwnTokenBody);
        if (body is null)
        {
            return Problems.Bad(wrong!);
        }

        var name = body.Name?.Trim() ?? string.Empty;
        var days = body.Days ?? UsualDays;
        if (name.Length is 0 or > MostName || name.Any(char.IsControl) || days is < 1 or > MostDays)
        {
            return Problems.Faulty("The token cannot be made.",
                [$"name has {name.Length} characters, of 1 to {MostName}; days is {days}, of 1 to {MostDays}."]);
        }

        if (session.Account is { Facts.Role: Role.Screen, HasPassword: false })
        {
            return Problems.NotAllowed("The link of a big screen reads alone; POST /api/screens makes another link.");
        }

        if (session.Account.MustChangePassword)
        {
            return Problems.MustChangePassword();
        }

        var user = session.Account.User;
        var secret = $"{AccessSchemes.NamedTokenPrefix}{user}~{WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32))}";
        var now = time.GetUtcNow();
        var token = new NamedToken(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), name, now.ToUnixTimeMilliseconds(), now.AddDays(days).ToUnixTimeMilliseconds(), null);
        var reply = await grains.GetGrain<IAccountGrain>(user).AddToken(token, AccountCallers.HashOf(secret));
        if (reply.Outcome == AccountOutcome.TooManyTokens)
        {
            return Problems.Conflict("There are too many tokens.", "An account has at most 32 tokens that have not expired. End one first.");
        }

        AuditNote.Of(context).Detail = string.Create(CultureInfo.InvariantCulture, $"token {token.Id} '{name}' for {days} days");
        return TypedResults.Ok(View(token, secret));
    }

    private async Task<IResult> RemoveAsync(HttpContext context, string id)
    {
        if (await callers.SessionAsync(context) is not { } session)
        {
            return Problems.NotSignedIn();
        }

        await grains.GetGrain<IAccountGrain>(session.Account.User).RemoveToken(id);
        return TypedResults.Ok(new DoneView(true));
    }

    private async Task<IResult> RevokeAsync(HttpContext context)
    {
        if (await callers.SessionAsync(context) is not { } session)
        {
            return Problems.NotSignedIn();
        }

        AuditNote.Of(context).Session = session;
        await grains.GetGrain<IAccountGrain>(session.Account.User).Revoke(Guid.NewGuid());
        if (session.Csrf is not null)
        {
            await sessions.EndAsync(context);
        }

        return TypedResults.Ok(new DoneView(true));
    }
}
