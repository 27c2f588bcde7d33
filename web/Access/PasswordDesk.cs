using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using ParkTwin.Domain.Access;

namespace ParkTwin.Web.Access;

/// <summary>
/// Makes and checks password hashes (ASP.NET Core Identity: PBKDF2-HMAC-SHA512, salted), at most two at a time, so that a flood of
/// sign-ins leaves the processors to the readings.
/// </summary>
internal sealed class PasswordDesk : IDisposable
{
    private const int AtOnce = 2;
    private readonly PasswordHasher<string> _hasher;
    private readonly SemaphoreSlim _room = new(AtOnce);
    private readonly string _dummy;

    public PasswordDesk(AccessOptions options)
    {
        _hasher = new PasswordHasher<string>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = options.HashRounds }));
        _dummy = _hasher.HashPassword(string.Empty, Guid.NewGuid().ToString());
    }

    /// <summary>A password that ParkTwin makes, to be shown once.</summary>
    public static string Generate(string user)
    {
        string made;
        do
        {
            made = PassPhrase.Of(RandomNumberGenerator.GetBytes(PassPhrase.Bytes));
        }
        while (PasswordRules.Faults(made, user).Count > 0);
        return made;
    }

    /// <summary>The hash of a new password.</summary>
    public async Task<string> HashAsync(string user, string password, CancellationToken cancellation = default)
    {
        await _room.WaitAsync(cancellation);
        try
        {
            return _hasher.HashPassword(user, password);
        }
        finally
        {
            _room.Release();
        }
    }

    /// <summary>
    /// Whether a password fits a hash; null where there is none costs the same time and is never right. <c>Renewed</c> is the hash as it
    /// is made today, where the kept one is weaker.
    /// </summary>
    public async Task<(bool Right, string? Renewed)> CheckAsync(
        string user, string? hash, string password, CancellationToken cancellation = default)
    {
        await _room.WaitAsync(cancellation);
        try
        {
            var result = _hasher.VerifyHashedPassword(user, hash ?? _dummy, password);
            var isRight = hash is not null && result != PasswordVerificationResult.Failed;
            return (isRight, isRight && result == PasswordVerificationResult.SuccessRehashNeeded ? _hasher.HashPassword(user, password) : null);
        }
        finally
        {
            _room.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _room.Dispose();
}
