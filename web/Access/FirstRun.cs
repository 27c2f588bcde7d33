using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Options;

namespace ParkTwin.Web.Access;

/// <summary>
/// Sees to it at start that somebody can sign in: makes the first administrator, resets it where that is asked, and makes the demo's
/// accounts. Access to the data directory is the proof that it may.
/// </summary>
internal sealed class FirstRun(
    IGrainFactory grains, PasswordDesk passwords, DemoAccounts demo, AccessOptions options, FirstRunNotice notice) : IHostedService
{
    /// <summary>The first administrator's user name.</summary>
    public const string Admin = "admin";

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var list = grains.GetGrain<IAccountListGrain>(GrainKeys.Accounts);
        var isFirst = !await list.HasAdministrator();
        if (isFirst || options.ResetAdmin)
        {
            await MakeAdminAsync(list, isFirst, cancellationToken);
        }

        if (options.Demo)
        {
            notice.DemoAccounts = await demo.MakeAsync(list, cancellationToken);
        }
        else
        {
            await demo.RemoveAsync(list, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task MakeAdminAsync(IAccountListGrain list, bool isFirst, CancellationToken cancellation)
    {
        var seeded = isFirst ? options.AdminPassword : null;
        if (seeded is not null && PasswordRules.Faults(seeded, Admin) is [var fault, ..])
        {
            throw new OptionFaultException($"PARKTWIN__ADMIN__PASSWORD is refused: {fault} The rule: {PasswordRules.Rule}.");
        }

        var password = seeded ?? PasswordDesk.Generate(Admin);
        var hash = await passwords.HashAsync(Admin, password, cancellation);
        var facts = new AccountFacts { Name = "Administrator", Role = Role.Admin };
        var made = await list.Create(Admin, new NewAccount(facts, hash, seeded is null, Guid.NewGuid()));
        if (made.Outcome == AccountOutcome.Exists)
        {
            // Reset: whatever has become of this account, it is an administrator again who can sign in.
            await list.Change(Admin, facts with { Name = made.Account!.Facts.Name, ExternalId = made.Account.Facts.ExternalId }, Guid.NewGuid());
            await grains.GetGrain<IAccountGrain>(Admin).SetPassword(hash, seeded is null, Guid.NewGuid());
        }

        if (seeded is null)
        {
            notice.Made(password);
        }
    }
}
