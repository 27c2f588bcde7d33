using Orleans;
using Orleans.Runtime;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;

namespace ParkTwin.Grains;

/// <summary>The list of accounts: names, who is an administrator, whose an outside identity is.</summary>
public sealed class AccountListGrain(
    [PersistentState("accounts", GrainStorageNames.Files)] IPersistentState<AccountListState> state) : Grain, IAccountListGrain
{
    /// <summary>Most accounts: 10,000.</summary>
    internal const int MostAccounts = 10_000;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<UserAccount>> Read()
    {
        var found = new List<UserAccount>();
        foreach (var user in state.State.Administrators.Keys.Order(StringComparer.Ordinal))
        {
            if (await Of(user).Read() is { } account)
            {
                found.Add(account);
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task<bool> HasAdministrator()
    {
        foreach (var user in state.State.Administrators.Keys)
        {
            if (await Of(user).Read() is { Facts.Role: Role.Admin })
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public async Task<AccountReply> Create(string user, NewAccount request)
    {
        if (IsTaken(request.Facts.ExternalId, user))
        {
            return new(AccountOutcome.ExternalIdTaken, null);
        }

        if (!state.State.Administrators.ContainsKey(user) && state.State.Administrators.Count >= MostAccounts)
        {
            return new(AccountOutcome.TooManyAccounts, null);
        }

        // The name is noted before there is an account, so that none is without a name in the list.
        await NoteAsync(user, state.State.Administrators.GetValueOrDefault(user), null, keepExternal: true);
        var reply = await Of(user).Create(request);
        if (reply.Outcome == AccountOutcome.Done)
        {
            await NoteAsync(user, IsAdministrator(reply.Account!.Facts), reply.Account.Facts.ExternalId);
        }

        return reply;
    }

    /// <inheritdoc/>
    public async Task<AccountReply> Change(string user, AccountFacts facts, Guid change)
    {
        if (await Of(user).Read() is not { } current)
        {
            return new(AccountOutcome.Missing, null);
        }

        var isAdministrator = IsAdministrator(current.Facts);
        var remains = IsAdministrator(facts);
        if (isAdministrator && !remains && IsLast(user))
        {
            return new(AccountOutcome.LastAdministrator, current);
        }

        if (IsTaken(facts.ExternalId, user))
        {
            return new(AccountOutcome.ExternalIdTaken, current);
        }

        await NoteAsync(user, isAdministrator && remains, facts.ExternalId);
        var reply = await Of(user).Change(facts, change);
        await NoteAsync(user, reply.Account is { } account && IsAdministrator(account.Facts), reply.Account?.Facts.ExternalId);
        return reply;
    }

    /// <inheritdoc/>
    public async Task<AccountReply> Remove(string user, Guid change)
    {
        if (await Of(user).Read() is { } current && IsAdministrator(current.Facts) && IsLast(user))
        {
            return new(AccountOutcome.LastAdministrator, current);
        }

        if (state.State.Administrators.ContainsKey(user))
        {
            await NoteAsync(user, false, null);
        }

        var reply = await Of(user).Remove(change);
        if (state.State.Administrators.ContainsKey(user))
        {
            await WriteAsync(next => next.Administrators.Remove(user));
        }

        return reply;
    }

    /// <inheritdoc/>
    public async Task<UserAccount?> FindExternal(string externalId) =>
        state.State.External.TryGetValue(externalId, out var user) && await Of(user).Read() is { } account && account.Facts.ExternalId == externalId
            ? account
            : null;

    private static bool IsAdministrator(AccountFacts facts) => facts is { Role: Role.Admin, Disabled: false };

    private IAccountGrain Of(string user) => GrainFactory.GetGrain<IAccountGrain>(user);

    private bool IsLast(string user) => !state.State.Administrators.Any(one => one.Value && one.Key != user);

    private bool IsTaken(string? externalId, string user) =>
        externalId is not null && state.State.External.TryGetValue(externalId, out var holder) && holder != user;

    private Task NoteAsync(string user, bool isAdministrator, string? externalId, bool keepExternal = false)
    {
        var held = state.State.External.Where(one => one.Value == user).Select(one => one.Key).ToList();
        if (state.State.Administrators.TryGetValue(user, out var known) && known == isAdministrator
            && (keepExternal || held.SequenceEqual(externalId is null ? [] : [externalId])))
        {
            return Task.CompletedTask;
        }

        return WriteAsync(next =>
        {
            next.Administrators[user] = isAdministrator;
            if (!keepExternal)
            {
                held.ForEach(one => next.External.Remove(one));
                if (externalId is not null)
                {
                    next.External[externalId] = user;
                }
            }
        });
    }

    /// <summary>Makes a state durable; where the disk refuses, the grain forgets it and reads what is there at its next call.</summary>
    private async Task WriteAsync(Action<AccountListState> apply)
    {
        var before = state.State;
        var next = new AccountListState
        {
            Administrators = new(before.Administrators, StringComparer.Ordinal),
            External = new(before.External, StringComparer.Ordinal),
        };
        apply(next);
        state.State = next;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            DeactivateOnIdle();
            throw;
        }
    }
}
