using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tests.Accounting;

/// <summary>The reference set that the twin comes with, and sets made from it.</summary>
internal static class TestFactors
{
    /// <summary>The primary coefficient of Shanghai, a test input for Zhejiang (TV1).</summary>
    public static readonly Factor Primary = Electricity("coal_equivalent", "kgce/kWh", "CN-33", "primary", 2023, 0.28078m);

    /// <summary>The set as shipped: no primary coefficient for Zhejiang.</summary>
    public static ReferenceSet Shipped { get; } = Read();

    /// <summary>The same with the primary coefficient.</summary>
    public static ReferenceSet WithPrimary { get; } = With("test-2", Primary);

    /// <summary>The shipped set with entries more, or in the place of those with their id.</summary>
    public static ReferenceSet With(string version, params Factor[] more) =>
        Set(version, [.. Shipped.Factors.All.Where(factor => more.All(other => other.Id != factor.Id)), .. more]);

    /// <summary>The shipped set without some entries.</summary>
    public static ReferenceSet Without(Func<Factor, bool> which) => Set("test-3", [.. Shipped.Factors.All.Where(factor => !which(factor))]);

    public static Factor Electricity(string kind, string unit, string region, string basis, int year, decimal value) =>
        Of(kind, "electricity", value, unit) with
        {
            Id = $"{kind}.electricity.{region}.{basis}.{year}",
            Region = region,
            Basis = basis,
            DataYear = year,
        };

    public static Factor Of(string kind, string carrier, decimal? value, string unit) => new()
    {
        Id = $"{kind}.{carrier}",
        Kind = kind,
        Carrier = carrier,
        Value = value,
        Unit = unit,
        Region = "CN",
        NameZh = carrier,
        NameEn = carrier,
        Source = "test",
        Confidence = FactorConfidence.Confirmed,
    };

    private static ReferenceSet Set(string version, IReadOnlyList<Factor> factors) => new()
    {
        Version = version,
        Factors = new(factors, Shipped.Factors.Grids),
        Tariffs = Shipped.Tariffs,
        Thresholds = Shipped.Thresholds,
        IndustryMeans = Shipped.IndustryMeans,
    };

    private static ReferenceSet Read()
    {
        var faults = new ReferenceFaults();
        var documents = ReferenceWords.All
            .Select(word => (Word: word, Path: Path.Combine(AppContext.BaseDirectory, "Reference", word + ".json")))
            .Where(one => File.Exists(one.Path))
            .Select(one => new ReferenceDocument(ReferenceWords.TryParse(one.Word, out var kind) ? kind : default, File.ReadAllText(one.Path)))
            .ToList();
        return ReferenceSetReader.Read("shipped", documents, faults)
            ?? throw new InvalidOperationException(string.Join(Environment.NewLine, faults.All));
    }
}
