using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;

namespace ParkTwin.Grains.Tests;

public sealed class InventoryCrashTests : IAsyncLifetime
{
    private static readonly AccountingPeriod Year = AccountingPeriod.Parse("2025");
    private readonly string _directory = Directory.CreateTempSubdirectory("parktwin-inventory-").FullName;
    private readonly RefusingStorage _storage = new();
    private InventoryScene _scene = null!;

    public async ValueTask InitializeAsync()
    {
        _scene = await InventoryScene.StartAsync(services => _storage.Register(services, _directory), _directory);
        await _scene.RegisterAsync("e2");
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Theory]
    [InlineData("before anything", "inventory", 0)]
    [InlineData("in the register", "certificates", 0)]
    [InlineData("before the declaration is saved", "inventory", 1)]
    [InlineData("before the old certificates are released", "certificates", 1)]
    public async Task Wherever_a_declaration_is_interrupted_no_certificate_counts_twice_and_none_is_lost(string label, string state, int left)
    {
        await DeclareAsync("p/e1", "G1", "G2");
        _storage.Refuse = (state, left);
        await Assert.ThrowsAnyAsync<Exception>(() => DeclareAsync("p/e1", "G2", "G3"));
        _storage.Refuse = null;
        await _scene.RestartAsync();
        foreach (var number in new[] { "G1", "G2", "G3" })
        {
            var taken = (await DeclareAsync("p/e2", number)).Kept is not null;
            Assert.False(taken && (await NumbersAsync()).Contains(number), $"{label}: {number} counts twice");
        }

        await DeclareAsync("p/e2");
        await _scene.Firm.Review();
        var kept = await NumbersAsync();
        foreach (var number in new[] { "G1", "G2", "G3" })
        {
            Assert.True((await DeclareAsync("p/e2", number)).Kept is null == kept.Contains(number), $"{label}: {number} after the review");
        }
    }

    [Fact]
    public async Task A_declaration_after_an_interrupted_one_gives_back_what_that_one_had_taken()
    {
        await DeclareAsync("p/e1", "G1");
        _storage.Refuse = ("inventory", 1);
        await Assert.ThrowsAnyAsync<Exception>(() => DeclareAsync("p/e1", "G1", "G2"));
        _storage.Refuse = null;
        await _scene.RestartAsync();
        Assert.NotNull((await _scene.DeclareAsync(Year, new() { Output = 1m, Certificates = [new("G1", 5m)] })).Kept);
        await _scene.Firm.Review();
        Assert.NotNull((await DeclareAsync("p/e2", "G2")).Kept);
        Assert.Null((await DeclareAsync("p/e2", "G1")).Kept);
    }

    [Fact]
    public async Task A_lock_that_could_not_be_saved_is_none()
    {
        await _scene.MostOfMarchAsync();
        _storage.Refuse = ("inventory", 0);
        await Assert.ThrowsAnyAsync<Exception>(() => _scene.Firm.Lock(InventoryScene.March, "zhang"));
        _storage.Refuse = null;
        Assert.Empty(await _scene.Firm.Reported(null));
        Assert.Equal("wang", (await _scene.Firm.Lock(InventoryScene.March, "wang")).Reported!.By);
    }

    [Fact]
    public async Task A_lock_is_not_kept_while_the_readings_it_rests_on_cannot_be()
    {
        await _scene.MostOfMarchAsync();
        _storage.Refuse = ("enterprise", 0);
        await Assert.ThrowsAnyAsync<Exception>(() => _scene.Firm.Lock(InventoryScene.March, "zhang"));
        _storage.Refuse = null;
        Assert.Empty(await _scene.Firm.Reported(null));
    }

    private Task<Contracts.DeclareReply> DeclareAsync(string key, params string[] numbers) =>
        _scene.DeclareAsync(Year, new() { Certificates = [.. numbers.Select(number => new GreenCertificate(number, 5m))] }, key: key);

    private async Task<List<string>> NumbersAsync() =>
        [.. (await _scene.Firm.Declarations(Year))[^1].Figures.Certificates.Select(one => one.Number)];
}
