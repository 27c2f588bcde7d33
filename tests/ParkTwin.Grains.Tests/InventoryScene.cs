using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Grains.Tests;

/// <summary>
/// One firm with one electricity meter in Zhejiang, zone UTC, with the real ledger, reference and certificate grains: what the tests
/// of the inventory do to it.
/// </summary>
internal sealed class InventoryScene : IAsyncDisposable
{
    public const string Key = "p/e1";
    public static readonly AccountingPeriod March = AccountingPeriod.Parse("2026-03");
    public static readonly AccountingPeriod April = AccountingPeriod.Parse("2026-04");
    private readonly Action<IServiceCollection>? _after;
    private TwinHost _host = null!;
    private long _position;

    private InventoryScene(string directory, Action<IServiceCollection>? after) => (DataDirectory, _after) = (directory, after);

    public string DataDirectory { get; }

    public StandingTime Time { get; } = new(new DateTimeOffset(2026, 4, 2, 0, 0, 0, TimeSpan.Zero));

    public IInventoryGrain Firm => Inventory(Key);

    public IReferenceGrain Reference => _host.Grains.GetGrain<IReferenceGrain>(GrainKeys.Reference);

    public IReferenceSets Sets => _host.References;

    public static async Task<InventoryScene> StartAsync(Action<IServiceCollection>? after = null, string? directory = null)
    {
        var scene = new InventoryScene(directory ?? Directory.CreateTempSubdirectory("parktwin-inventory-").FullName, after);
        await scene.OpenAsync();
        await scene.RegisterAsync("e1");
        return scene;
    }

    public IInventoryGrain Inventory(string key) => _host.Grains.GetGrain<IInventoryGrain>(key);

    public async Task RegisterAsync(string enterprise, long version = 1, string? region = "CN-33", params MeterDefinition[] meters)
    {
        var assignment = Given.Assignment(version, meters.Length > 0 ? meters : enterprise == "e1" ? [Given.Register("m1")] : []) with
        {
            Enterprise = new() { Id = EnterpriseId.Parse(enterprise), Name = enterprise, LandMu = 50m },
            Region = region,
        };
        await _host.Enterprise($"p/{enterprise}").Assign(Given.Journal, assignment);
    }

    /// <summary>Quarter-hours of 10 kWh, counted from the first of March.</summary>
    public async Task ReadingsAsync(int first, int count)
    {
        var reply = await _host.Enterprise(Key).Record(Given.Journal, _position, _position + count, Given.Batch(0, first, count));
        Assert.Equal(RecordStatus.Applied, reply.Status);
        _position += count;
    }

    /// <summary>All of March but its last day; <see cref="LateDayAsync"/> brings that.</summary>
    public Task MostOfMarchAsync() => ReadingsAsync(0, (30 * 96) + 1);

    /// <summary>Tells a grain of its meters, and of the ones of others behind them.</summary>
    public Task AssignAsync(string key, EnterpriseAssignment assignment) => _host.Enterprise(key).Assign(Given.Journal, assignment);

    /// <summary>Quarter-hours of the first meter of any enterprise, counted from the first of March.</summary>
    public async Task RecordAsync(string key, ReadingBatch batch, int from) => Assert.Equal(
        RecordStatus.Applied, (await _host.Enterprise(key).Record(Given.Journal, from, from + batch.Count, batch)).Status);

    public Task LateDayAsync() => ReadingsAsync((30 * 96) + 1, 96);

    public async Task<ReportedVersion> LockMarchAsync()
    {
        var reply = await Firm.Lock(March, "zhang");
        Assert.Null(reply.Refused);
        return reply.Reported!;
    }

    /// <summary>A version of the set in which Zhejiang's grid factor of 2023 has another value.</summary>
    public Task PublishGridFactorAsync(string version, decimal value) => PublishAsync(version, ReferenceKind.Factors, json =>
    {
        var at = json.IndexOf("\"co2.electricity.zhejiang.2023\"", StringComparison.Ordinal);
        var from = json.IndexOf("\"value\": ", at, StringComparison.Ordinal) + "\"value\": ".Length;
        var to = json.IndexOf(',', from);
        return string.Concat(json.AsSpan(0, from), value.ToString(CultureInfo.InvariantCulture), json.AsSpan(to));
    });

    /// <summary>A version of the set in which one document is another.</summary>
    public async Task PublishAsync(string version, ReferenceKind kind, Func<string, string> change)
    {
        var documents = await Reference.Documents(await Reference.Current());
        var json = change(documents!.Single(one => one.Kind == kind).Json);
        var reply = await Reference.Publish(new(new(kind, json), version, "operator", null));
        Assert.Empty(reply.Faults);
    }

    public Task<DeclareReply> DeclareAsync(AccountingPeriod period, DeclaredFigures figures, int? seen = null, string key = Key) =>
        Inventory(key).Declare(new() { Period = period, Figures = figures, By = "li", Via = "api", SeenVersion = seen });

    /// <summary>A figure by the inputs and the set that an answer names.</summary>
    public async Task<decimal?> FigureAsync(InventoryAnswer answer, string key) =>
        Accountant.Make(answer.Inputs, (await Sets.FindAsync(answer.FactorSet))!, FactorScope.Provincial).Figures[key].Value;

    public async Task RestartAsync()
    {
        await _host.DisposeAsync();
        await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        if (Directory.Exists(DataDirectory))
        {
            Directory.Delete(DataDirectory, recursive: true);
        }
    }

    private async Task OpenAsync() => _host = await TwinHost.StartAsync(
        DataDirectory, services: services => services.AddSingleton<TimeProvider>(Time), after: _after);
}
