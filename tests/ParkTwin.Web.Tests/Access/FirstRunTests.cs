using Microsoft.Extensions.Logging.Abstractions;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;
using ParkTwin.Web.Options;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests.Access;

public sealed class FirstRunTests : IAsyncLifetime
{
    // The one that the checks from outside seed.
    private const string Seeded = "C0ntract-Check!";

    private RealAccounts _accounts = null!;

    private IAccountGrain Admin => _accounts.Grains.GetGrain<IAccountGrain>("admin");

    public async ValueTask InitializeAsync() => _accounts = await RealAccounts.StartAsync(TimeProvider.System);

    public ValueTask DisposeAsync() => _accounts.DisposeAsync();

    [Fact]
    public async Task The_first_start_makes_an_administrator_with_a_one_time_password_that_is_told_once()
    {
        var notice = await StartAsync(new AccessOptions { DataDirectory = _accounts.DataDirectory });
        var password = notice.TakeOneTimePassword();
        Assert.NotNull(password);
        Assert.Null(notice.TakeOneTimePassword());
        Assert.True(await SignsInAsync("admin", password));
        Assert.True((await Admin.Read())!.MustChangePassword);
        Assert.Null((await StartAsync(new AccessOptions { DataDirectory = _accounts.DataDirectory })).TakeOneTimePassword());
    }

    [Fact]
    public async Task A_seeded_password_needs_no_change_and_is_ignored_once_there_is_an_administrator()
    {
        var options = new AccessOptions { DataDirectory = _accounts.DataDirectory, AdminPassword = Seeded };
        Assert.Null((await StartAsync(options)).TakeOneTimePassword());
        Assert.False((await Admin.Read())!.MustChangePassword);
        await StartAsync(options with { AdminPassword = "another good pass phrase" });
        Assert.True(await SignsInAsync("admin", Seeded));
        await StartAsync(options with { AdminPassword = "weak" });
    }

    [Theory]
    [InlineData("short")]
    [InlineData("password1234")]
    [InlineData("administrator")]
    public async Task A_weak_seed_is_refused_with_the_rule_and_without_the_password(string weak)
    {
        var fault = await Assert.ThrowsAsync<OptionFaultException>(
            () => StartAsync(new AccessOptions { DataDirectory = _accounts.DataDirectory, AdminPassword = weak }));
        Assert.Contains("PARKTWIN__ADMIN__PASSWORD", fault.Message, StringComparison.Ordinal);
        Assert.Contains("12 to 256 characters", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain($"'{weak}'", fault.Message, StringComparison.Ordinal);
        Assert.Null(await Admin.Read());
    }

    [Fact]
    public async Task A_lost_administrator_is_reset_whatever_became_of_it()
    {
        await StartAsync(new AccessOptions { DataDirectory = _accounts.DataDirectory, AdminPassword = Seeded });
        var list = _accounts.Grains.GetGrain<IAccountListGrain>(GrainKeys.Accounts);
        await list.Create("second", new NewAccount(new AccountFacts { Name = "x", Role = Role.Admin }, null, false, Guid.NewGuid()));
        await list.Change("admin", new AccountFacts { Name = "Boss", Role = Role.Platform, Disabled = true }, Guid.NewGuid());
        var notice = await StartAsync(new AccessOptions { DataDirectory = _accounts.DataDirectory, ResetAdmin = true });
        Assert.True(await SignsInAsync("admin", notice.TakeOneTimePassword()!));
        Assert.Equal((Role.Admin, true), ((await Admin.Read())!.Facts.Role, (await Admin.Read())!.MustChangePassword));
    }

    [Fact]
    public async Task The_demos_accounts_are_the_same_at_every_start_and_end_with_the_demo()
    {
        var options = new AccessOptions { DataDirectory = _accounts.DataDirectory, AdminPassword = Seeded, Demo = true };
        var first = (await StartAsync(options)).DemoAccounts;
        Assert.Equal(["operator", "platform", "enterprise", "auditor"], first.Select(one => one.User));
        Assert.Equal(first, (await StartAsync(options)).DemoAccounts);
        Assert.True(await SignsInAsync("enterprise", first[2].Password));
        Assert.Equal("e01", (await _accounts.Grains.GetGrain<IAccountGrain>("enterprise").Read())!.Facts.Enterprise?.Value);
        var file = Path.Combine(_accounts.DataDirectory, "demo-accounts.json");
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));

        Assert.Empty((await StartAsync(options with { Demo = false })).DemoAccounts);
        Assert.Null(await _accounts.Grains.GetGrain<IAccountGrain>("operator").Read());
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_demo_account_that_was_given_another_password_is_no_longer_shown_nor_taken_away()
    {
        var options = new AccessOptions { DataDirectory = _accounts.DataDirectory, AdminPassword = Seeded, Demo = true };
        await StartAsync(options);
        using var desk = new PasswordDesk(options with { HashRounds = 100 });
        await _accounts.Grains.GetGrain<IAccountGrain>("operator").SetPassword(await desk.HashAsync("operator", "six quiet herons wade", TestContext.Current.CancellationToken), false, Guid.NewGuid());
        Assert.DoesNotContain((await StartAsync(options)).DemoAccounts, one => one.User == "operator");
        await StartAsync(options with { Demo = false });
        Assert.NotNull(await _accounts.Grains.GetGrain<IAccountGrain>("operator").Read());
    }

    private async Task<FirstRunNotice> StartAsync(AccessOptions options)
    {
        using var desk = new PasswordDesk(options with { HashRounds = 100 });
        var notice = new FirstRunNotice();
        var demo = new DemoAccounts(_accounts.Grains, desk, options, NullLogger<DemoAccounts>.Instance);
        await new FirstRun(_accounts.Grains, desk, demo, options, notice).StartAsync(TestContext.Current.CancellationToken);
        return notice;
    }

    private async Task<bool> SignsInAsync(string user, string password)
    {
        var options = new AccessOptions { DataDirectory = _accounts.DataDirectory, HashRounds = 100, RefusalTime = TimeSpan.Zero };
        using var desk = new PasswordDesk(options);
        var signIn = new SignInDesk(_accounts.Grains, desk, TimeProvider.System, options);
        return (await signIn.TryAsync(user, password, null, TestContext.Current.CancellationToken)).Account is not null;
    }
}
