using ParkTwin.Contracts;
using ParkTwin.Domain.Declared;

namespace ParkTwin.Grains.Tests;

public sealed class CertificateGrainTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("parktwin-grains-").FullName;
    private TwinHost _host = null!;

    private ICertificateGrain Register => _host.Grains.GetGrain<ICertificateGrain>(GrainKeys.Certificates);

    public async ValueTask InitializeAsync() => _host = await TwinHost.StartAsync(_directory);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Retiring_the_same_certificates_again_is_harmless()
    {
        Assert.Empty(await Register.Retire("p/e1/2026-03", [Certificate("A1"), Certificate("A2")]));
        Assert.Empty(await Register.Retire("p/e1/2026-03", [Certificate("A2"), Certificate("A1")]));
    }

    [Theory]
    [InlineData("another firm, which is not named", "p/e2/2026-03", "A1", "retired already by another firm;")]
    [InlineData("another firm whose id begins alike", "p/e11/2026-03", "A1", "retired already by another firm;")]
    [InlineData("another park", "q/e1/2026-03", "A1", "retired already by another firm;")]
    [InlineData("the same firm in another period", "p/e1/2026-04", "A1", "retired already by this firm for 2026-03;")]
    [InlineData("the same number written otherwise", "p/e2/2026-03", " Ａ1", "retired already by another firm;")]
    public async Task A_certificate_counts_once_for_one_firm_and_one_period(string label, string holder, string number, string sentence)
    {
        await Register.Retire("p/e1/2026-03", [Certificate("A1")]);
        await _host.DisposeAsync();
        _host = await TwinHost.StartAsync(_directory);
        var refusal = Assert.Single(await Register.Retire(holder, [Certificate("B1"), Certificate(number)]));
        Assert.True(refusal.Contains(sentence, StringComparison.Ordinal), $"{label}: {refusal}");
        Assert.Empty(await Register.Retire("p/e3/2026-03", [Certificate("B1")]));
    }

    [Fact]
    public async Task A_number_twice_in_one_declaration_is_refused() =>
        Assert.Contains("is here twice", Assert.Single(await Register.Retire("p/e1/2026-03", [Certificate("A1"), Certificate("a1")])), StringComparison.Ordinal);

    [Fact]
    public async Task A_second_activation_cannot_give_a_certificate_away_again()
    {
        await using var other = await TwinHost.StartAsync(_directory);
        var late = other.Grains.GetGrain<ICertificateGrain>(GrainKeys.Certificates);
        Assert.Empty(await late.Retire("p/e1/2026-03", []));
        await Register.Retire("p/e1/2026-03", [Certificate("A1")]);
        await Assert.ThrowsAnyAsync<Exception>(() => late.Retire("p/e2/2026-03", [Certificate("A1")]));
        Assert.Single(await late.Retire("p/e2/2026-03", [Certificate("A1")]));
    }

    [Fact]
    public async Task What_a_declaration_drops_is_free_for_others()
    {
        await Register.Retire("p/e1/2026-03", [Certificate("A1"), Certificate("A2")]);
        await Register.Retire("p/e1/2026-03", [Certificate("A2")]);
        Assert.Empty(await Register.Retire("p/e2/2026-03", [Certificate("A1")]));
        Assert.Single(await Register.Retire("p/e2/2026-03", [Certificate("A1"), Certificate("A2")]));
        await Register.Retire("p/e1/2026-03", []);
        Assert.Empty(await Register.Retire("p/e2/2026-03", [Certificate("A1"), Certificate("A2")]));
    }

    private static GreenCertificate Certificate(string number) => new(number, 100m);
}
