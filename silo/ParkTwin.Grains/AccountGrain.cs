using System.Security.Cryptography;
using System.Text;
using Orleans;
using Orleans.Runtime;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;

namespace ParkTwin.Grains;

/// <summary>One account: who somebody is, what the password's hash is, what ends a session.</summary>
public sealed class AccountGrain(
    [PersistentState("account", GrainStorageNames.Files)] IPersistentState<AccountState> state, TimeProvider time) : Grain, IAccountGrain
{
    /// <summary>Named tokens an account may have: 32.</summary>
    internal const int MostTokens = 32;

    private const int RememberedAttempts = 16;
    private static readonly TimeSpan UseGrain = TimeSpan.FromHours(1);
    private UserAccount? _account;

    private string User => this.GetPrimaryKeyString();

    private long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public Task<UserAccount?> Read() => Task.FromResult(Current());

    /// <inheritdoc/>
    public async Task<SignInAttempt> BeginSignIn(Guid attempt)
    {
        if (state.State.Facts is null)
        {
            return new(null, null, null);
        }

        var now = NowMs;
        if (state.State.LockedUntilMs > now && !state.State.Attempts.Contains(attempt))
        {
            return new(Current(), null, state.State.LockedUntilMs);
        }

        if (!state.State.Attempts.Contains(attempt))
        {
            await WriteAsync(next =>
            {
                next.Wrong = Math.Min(next.Wrong + 1, 1_000);
                next.Attempts.Add(attempt);
                next.Attempts.RemoveRange(0, Math.Max(0, next.Attempts.Count - RememberedAttempts));
                var wait = LockOut.After(next.Wrong);
                next.LockedUntilMs = wait == TimeSpan.Zero ? null : now + (long)wait.TotalMilliseconds;
            });
        }

        return new(Current(), state.State.Facts.Disabled ? null : state.State.PasswordHash, null);
    }

    /// <inheritdoc/>
    public async Task<UserAccount?> EndSignIn(string stamp, string? newHash)
    {
        if (Current() is not { Facts.Disabled: false } account || account.Stamp != stamp)
        {
            return null;
        }

        await WriteAsync(next =>
        {
            next.Wrong = 0;
            next.LockedUntilMs = null;
            next.Attempts = [];
            next.LastSignInAtMs = NowMs;
            next.PasswordHash = newHash ?? next.PasswordHash;
        });
        return Current();
    }

    /// <inheritdoc/>
    public Task<AccountReply> Create(NewAccount request) => state.State.Facts is not null
        ? Task.FromResult(new AccountReply(state.State.LastChange == request.Change ? AccountOutcome.Done : AccountOutcome.Exists, Current()))
        : MakeAsync(request.Change, next =>
        {
            next.Facts = request.Facts;
            next.PasswordHash = request.PasswordHash;
            next.MustChangePassword = request.MustChangePassword;
            next.Stamp = request.Change;
            next.CreatedAtMs = NowMs;
        });

    /// <inheritdoc/>
    public Task<AccountReply> Change(AccountFacts facts, Guid change) => ChangeAsync(change, next =>
    {
        if (!next.Facts!.MayTheSame(facts))
        {
            next.Stamp = change;
        }

        next.Facts = facts;
    });

    /// <inheritdoc/>
    public Task<AccountReply> Remove(Guid change) => state.State.Facts is null
        ? Task.FromResult(new AccountReply(state.State.LastChange == change ? AccountOutcome.Done : AccountOutcome.Missing, null))
        : MakeAsync(change, next =>
        {
            next.Facts = null;
            next.PasswordHash = null;
            next.MustChangePassword = false;
            next.Stamp = change;
            (next.Wrong, next.LockedUntilMs, next.LastSignInAtMs) = (0, null, null);
            next.Attempts = [];
            next.Tokens = [];
            next.Secrets = [];
        });

    /// <inheritdoc/>
    public Task<AccountReply> SetPassword(string hash, bool mustChange, Guid change) => ChangeAsync(change, next =>
    {
        next.PasswordHash = hash;
        next.MustChangePassword = mustChange;
        (next.Wrong, next.LockedUntilMs) = (0, null);
        next.Attempts = [];
        End(next, change);
    });

    /// <inheritdoc/>
    public Task<AccountReply> Revoke(Guid change) => ChangeAsync(change, next => End(next, change));

    /// <inheritdoc/>
    public Task<AccountReply> AddToken(NamedToken token, string secretHash)
    {
        if (Current() is { } account && !state.State.Secrets.ContainsKey(token.Id)
            && account.Tokens.Count(one => one.ExpiresAtMs > NowMs) >= MostTokens)
        {
            return Task.FromResult(new AccountReply(AccountOutcome.TooManyTokens, account));
        }

        return ChangeAsync(ChangeOf(token.Id), next =>
        {
            if (next.Secrets.TryAdd(token.Id, secretHash))
            {
                // Those that have expired are shown for a while, and make room.
                next.Tokens.Add(token);
                foreach (var old in next.Tokens.Where(one => one.ExpiresAtMs <= NowMs).SkipLast(MostTokens).ToList())
                {
                    next.Tokens.Remove(old);
                    next.Secrets.Remove(old.Id);
                }
            }
        });
    }

    /// <inheritdoc/>
    public Task<AccountReply> RemoveToken(string id) => ChangeAsync(ChangeOf("-" + id), next =>
    {
        next.Tokens.RemoveAll(one => one.Id == id);
        next.Secrets.Remove(id);
    });

    /// <inheritdoc/>
    public async Task<UserAccount?> UseToken(string secretHash)
    {
        var found = state.State.Secrets.FirstOrDefault(one => SameText(one.Value, secretHash)).Key;
        var token = state.State.Tokens.Find(one => one.Id == found);
        var now = NowMs;
        if (token is null || token.ExpiresAtMs <= now || state.State.Facts is null or { Disabled: true })
        {
            return null;
        }

        if (token.LastUsedAtMs is null || now - token.LastUsedAtMs >= (long)UseGrain.TotalMilliseconds)
        {
            await WriteAsync(next => next.Tokens[next.Tokens.FindIndex(one => one.Id == found)] = token with { LastUsedAtMs = now });
        }

        return Current();
    }

    private static void End(AccountState next, Guid change)
    {
        next.Stamp = change;
        next.Tokens = [];
        next.Secrets = [];
    }

    private static bool SameText(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));

    /// <summary>A token's id is a request's id too; a change of any kind has one.</summary>
    private static Guid ChangeOf(string id) => new(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16));

    private Task<AccountReply> ChangeAsync(Guid change, Action<AccountState> apply)
    {
        if (state.State.Facts is null)
        {
            return Task.FromResult(new AccountReply(AccountOutcome.Missing, null));
        }

        return state.State.LastChange == change || state.State.Stamp == change
            ? Task.FromResult(new AccountReply(AccountOutcome.Done, Current()))
            : MakeAsync(change, apply);
    }

    private async Task<AccountReply> MakeAsync(Guid change, Action<AccountState> apply)
    {
        var before = Current();
        await WriteAsync(next =>
        {
            apply(next);
            next.LastChange = change;
            next.ChangedAtMs = NowMs;
        });
        return new(AccountOutcome.Done, Current(), before);
    }

    private UserAccount? Current()
    {
        if (state.State.Facts is not { } facts)
        {
            return null;
        }

        return _account ??= new UserAccount
        {
            User = User,
            Facts = facts,
            Stamp = state.State.Stamp.ToString("n"),
            MustChangePassword = state.State.MustChangePassword,
            HasPassword = state.State.PasswordHash is not null,
            CreatedAtMs = state.State.CreatedAtMs,
            ChangedAtMs = state.State.ChangedAtMs,
            LastSignInAtMs = state.State.LastSignInAtMs,
            LockedUntilMs = state.State.LockedUntilMs,
            Tokens = [.. state.State.Tokens],
        };
    }

    /// <summary>Makes a state durable; where the disk refuses, the grain forgets it and reads what is there at its next call.</summary>
    private async Task WriteAsync(Action<AccountState> apply)
    {
        var before = state.State;
        var next = before.Copy();
        apply(next);
        state.State = next;
        _account = null;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            _account = null;
            DeactivateOnIdle();
            throw;
        }
    }
}
