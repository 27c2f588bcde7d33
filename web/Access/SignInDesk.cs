using System.Net;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;

namespace ParkTwin.Web.Access;

/// <summary>
/// Checks names and passwords. A name that no account has is answered like a wrong password, is locked like an account, and takes as
/// long.
/// </summary>
internal sealed class SignInDesk(IGrainFactory grains, PasswordDesk passwords, TimeProvider time, AccessOptions options)
{
    private const int PeopleBehindAnAddress = 4;
    private readonly WrongTries _addresses = new(time, PeopleBehindAnAddress, LockOut.Longest);
    private readonly WrongTries _names = new(time);

    /// <summary>Tries a name and a password.</summary>
    public async Task<SignInResult> TryAsync(string? user, string? password, IPAddress? address, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var result = await CheckAsync(user ?? string.Empty, password ?? string.Empty, KeyOf(address), cancellation);
        var left = options.RefusalTime - time.GetElapsedTime(start);
        if (result.Account is null && left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, cancellation);
        }

        return result;
    }

    /// <summary>Whether a password is that of an account that is signed in; a wrong one counts like one at sign-in.</summary>
    public async Task<SignInResult> ConfirmAsync(string user, string password, CancellationToken cancellation)
    {
        var attempt = await grains.GetGrain<IAccountGrain>(user).BeginSignIn(Guid.NewGuid());
        return attempt.LockedUntilMs is { } until ? Locked(user, until) : await FitAsync(user, attempt, password, cancellation);
    }

    /// <summary>An IPv6 network is one subscriber's, a single address of it nobody's.</summary>
    private static string KeyOf(IPAddress? address)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address ?? IPAddress.Loopback;
        var bytes = plain.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 8)));
    }

    private async Task<SignInResult> CheckAsync(string text, string password, string address, CancellationToken cancellation)
    {
        if (_addresses.Begin(address) is { } until)
        {
            return Locked(null, until.ToUnixTimeMilliseconds());
        }

        var isName = UserName.TryFold(text, out var user);
        var attempt = isName ? await grains.GetGrain<IAccountGrain>(user).BeginSignIn(Guid.NewGuid()) : new SignInAttempt(null, null, null);
        var lockedUntil = attempt.Account is null
            ? _names.Begin(isName ? user : string.Empty)?.ToUnixTimeMilliseconds()
            : attempt.LockedUntilMs;
        if (lockedUntil is { } ms)
        {
            return Locked(attempt.Account?.User, ms);
        }

        var result = await FitAsync(user, attempt, password, cancellation);
        if (result.Account is not null)
        {
            _addresses.Right(address);
        }

        return result;
    }

    private async Task<SignInResult> FitAsync(string user, SignInAttempt attempt, string password, CancellationToken cancellation)
    {
        var tried = password.Length <= 2 * PasswordRules.MaxLength ? password : string.Empty;
        var (right, renewed) = await passwords.CheckAsync(user, attempt.PasswordHash, tried, cancellation);
        return right && attempt.Account is { } account
            ? new(await grains.GetGrain<IAccountGrain>(user).EndSignIn(account.Stamp, renewed), user, null)
            : new(null, attempt.Account?.User, null);
    }

    private SignInResult Locked(string? user, long untilMs) => new(null, user, DateTimeOffset.FromUnixTimeMilliseconds(untilMs) - time.GetUtcNow());
}
