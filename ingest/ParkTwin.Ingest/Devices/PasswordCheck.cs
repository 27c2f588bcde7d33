using ParkTwin.Contracts;

namespace ParkTwin.Ingest.Devices;

/// <summary>
/// Whether a password is a gateway's. A stranger's name costs as much as a wrong password. Generated passwords have a lane of their own,
/// so that those who guess do not hold up those who know.
/// </summary>
internal sealed class PasswordCheck : IDisposable
{
    private const int QuickWaiting = 20_000;
    private const int SlowWaiting = 2_000;

    // Made by the first who asks, on the slow lane: a twin without gateways need not derive it.
    private static readonly Lazy<GatewaySecret> Nobody = new(static () => GatewaySecret.Choose(Guid.NewGuid().ToString()));
    private readonly PasswordLane _quick = new("parktwin-passwords", QuickWaiting);
    private readonly PasswordLane _slow = new("parktwin-passwords-slow", SlowWaiting);

    /// <summary>Checks.</summary>
    /// <param name="gateway">The gateway; null where there is none of the name, or it has no password.</param>
    /// <param name="password">The bytes; untouched until the answer.</param>
    /// <param name="isBanned">Asked before each derivation: whether there is still a point in it.</param>
    /// <returns>The verdict; null where too many wait.</returns>
    public async ValueTask<bool?> VerifyAsync(Gateway? gateway, ReadOnlyMemory<byte> password, Func<bool> isBanned)
    {
        if (gateway?.Recognises(password.Span) == true)
        {
            return true;
        }

        var secret = gateway?.Record.Secret;
        var isQuick = secret?.Iterations < GatewaySecret.ChosenIterations;
        if (isQuick)
        {
            var quick = _quick.TryRun(() => !isBanned() && secret!.Matches(password.Span));
            if (quick is null || await quick)
            {
                return Known(gateway, password, quick is null ? null : true);
            }
        }

        // A wrong guess at a generated password takes as long as one at a chosen one, or at a name that nobody has.
        var real = isQuick ? null : secret;
        var slow = _slow.TryRun(() => !isBanned() && (real ?? Nobody.Value).Matches(password.Span) && real is not null);
        return slow is null ? null : Known(gateway, password, await slow);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _quick.Dispose();
        _slow.Dispose();
    }

    private static bool? Known(Gateway? gateway, ReadOnlyMemory<byte> password, bool? verdict)
    {
        if (verdict == true)
        {
            gateway!.Remember(password.Span);
        }

        return verdict;
    }
}
