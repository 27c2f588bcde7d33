using System.Text.Json;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Simulators;

namespace ParkTwin.Web.Access;

/// <summary>
/// The accounts of the modelled park: one of each role that a visitor may want to be. Their passwords are made at the first start and
/// kept in a file of the data directory that only its owner can read.
/// </summary>
internal sealed class DemoAccounts(IGrainFactory grains, PasswordDesk passwords, AccessOptions options, ILogger<DemoAccounts> logger)
{
    private const string FileName = "demo-accounts.json";

    private static readonly (string User, Role Role, string Name, string NameZh)[] Wanted =
    [
        ("operator", Role.Operator, "Park operator (demo)", "园区运营（演示）"),
        ("platform", Role.Platform, "Dual-carbon platform (demo)", "能源双碳数智平台（演示）"),
        ("enterprise", Role.Enterprise, "Enterprise (demo)", "企业（演示）"),
        ("auditor", Role.Auditor, "Auditor (demo)", "审计（演示）"),
    ];

    private string File => Path.Combine(options.DataDirectory, FileName);

    /// <summary>Makes what is missing; answers those whose passwords are still the ones in the file.</summary>
    public async Task<IReadOnlyList<DemoAccount>> MakeAsync(IAccountListGrain list, CancellationToken cancellation)
    {
        var kept = await ReadAsync(cancellation);
        var accounts = Wanted.Select(one => kept.FirstOrDefault(known => known.User == one.User)
            ?? new DemoAccount(one.User, PasswordDesk.Generate(one.User), AccessWords.Of(one.Role), one.Name, one.NameZh)).ToArray();
        if (!accounts.SequenceEqual(kept))
        {
            await WriteAsync(accounts, cancellation);
        }

        var shown = new List<DemoAccount>();
        foreach (var account in accounts)
        {
            if (await StandsAsync(list, account, cancellation))
            {
                shown.Add(account);
            }
        }

        return shown;
    }

    /// <summary>Removes those whose passwords were shown to everybody, where the demo runs no longer.</summary>
    public async Task RemoveAsync(IAccountListGrain list, CancellationToken cancellation)
    {
        foreach (var account in await ReadAsync(cancellation))
        {
            if (await grains.GetGrain<IAccountGrain>(account.User).Read() is not null && await FitsAsync(account, cancellation))
            {
                await list.Remove(account.User, Guid.NewGuid());
            }
        }

        System.IO.File.Delete(File);
    }

    private async Task<bool> StandsAsync(IAccountListGrain list, DemoAccount account, CancellationToken cancellation)
    {
        var grain = grains.GetGrain<IAccountGrain>(account.User);
        if (await grain.Read() is null)
        {
            var hash = await passwords.HashAsync(account.User, account.Password, cancellation);
            var made = await list.Create(account.User, new NewAccount(FactsOf(account), hash, MustChangePassword: false, Guid.NewGuid()));
            return made.Outcome == AccountOutcome.Done;
        }

        return await FitsAsync(account, cancellation);
    }

    /// <summary>Somebody may have given it another password: then the file's is nobody's business any more.</summary>
    private async Task<bool> FitsAsync(DemoAccount account, CancellationToken cancellation)
    {
        var grain = grains.GetGrain<IAccountGrain>(account.User);
        var attempt = await grain.BeginSignIn(Guid.NewGuid());
        var (right, _) = await passwords.CheckAsync(account.User, attempt.PasswordHash, account.Password, cancellation);
        return right && attempt.Account is { } current && await grain.EndSignIn(current.Stamp, null) is not null;
    }

    private static AccountFacts FactsOf(DemoAccount account)
    {
        var role = Array.Find(Wanted, one => one.User == account.User).Role;
        var facts = new AccountFacts { Name = account.NameZh, Role = role, Parks = role == Role.Platform ? null : [ParkId.Parse(DemoPark.Id)] };
        return role == Role.Enterprise ? facts with { Enterprise = EnterpriseId.Parse(DemoPark.FirstEnterprise) } : facts;
    }

    private async Task<DemoAccount[]> ReadAsync(CancellationToken cancellation)
    {
        if (!System.IO.File.Exists(File))
        {
            return [];
        }

        try
        {
            var bytes = await System.IO.File.ReadAllBytesAsync(File, cancellation);
            return JsonSerializer.Deserialize(bytes, TwinJson.Default.DemoAccountArray) ?? [];
        }
        catch (JsonException fault)
        {
            WebLog.DemoAccountsUnreadable(logger, File, fault.Message);
            return [];
        }
    }

    private async Task WriteAsync(DemoAccount[] accounts, CancellationToken cancellation)
    {
        var beside = File + ".tmp";
        System.IO.File.Delete(beside);
        var opening = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.WriteThrough };
        if (!OperatingSystem.IsWindows())
        {
            opening.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var file = new FileStream(beside, opening))
        {
            await JsonSerializer.SerializeAsync(file, accounts, TwinJson.Default.DemoAccountArray, cancellation);
            file.Flush(flushToDisk: true);
        }

        System.IO.File.Move(beside, File, overwrite: true);
    }
}
