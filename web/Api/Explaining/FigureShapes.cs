using System.Globalization;
using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Explaining;

/// <summary>Shows the tree of a figure, to a depth and to a number of nodes.</summary>
internal sealed class FigureShapes(RegisteredPark park)
{
    private const int MostNodes = 5_000;

    private static readonly string[] Operations =
    [
        "leaf", "sum", "sum-of-known", "difference", "product", "quotient", "minimum", "maximum", "square-root", "rounded", "chosen",
        "step",
    ];

    private static readonly string[] Kinds = ["meter", "declared", "registry", "reference", "constant", "missing", "account"];

    private int _nodes;

    /// <summary>The word of an operation.</summary>
    public static string Of(FigureOperation operation) => Operations[(int)operation];

    /// <summary>A node with its inputs to a depth; 0 shows none.</summary>
    /// <param name="figure">The node.</param>
    /// <param name="id">The id that opens it.</param>
    /// <param name="depth">How deep.</param>
    public FigureNodeView Node(Figure figure, FigureId id, int depth) => new()
    {
        Key = figure.Key,
        Figure = id.ToString(),
        Unit = figure.Unit,
        Value = Exact.Trim(figure.Value),
        Reason = figure.Reason,
        Formula = figure.Formula,
        Operation = Of(figure.Operation),
        Source = Source(figure, id),
        Inputs = Inputs(figure, id, depth, out var more),
        More = more,
    };

    /// <summary>The inputs of a figure to a depth.</summary>
    public IReadOnlyList<FigureNodeView> Inputs(Figure figure, FigureId id, int depth, out bool more)
    {
        var owner = FigureTree.OwnerBelow(figure, id);
        _nodes += figure.Inputs.Count;
        more = figure.Inputs.Count > 0 && (depth == 0 || _nodes > MostNodes);
        return more ? [] : [.. figure.Inputs.Select(input => Node(input, owner with { Key = input.Key }, depth - 1))];
    }

    /// <summary>Where a leaf's value comes from, with the addresses below it; null for an operation.</summary>
    public FigureSourceView? Source(Figure figure, FigureId id) => figure.Source is not { } source ? null : new FigureSourceView
    {
        Kind = Kinds[(int)source.Kind],
        Meter = source.Meter?.Value,
        From = ParkTime.At(park, source.FromUnixMs),
        To = ParkTime.At(park, source.ToUnixMs),
        Measured = Exact.Trim(source.Measured),
        Estimated = Exact.Trim(source.Estimated),
        Completeness = AccountWords.Share(source.Completeness),
        Usage = MeterRoute(source, "usage", "&step=P1D"),
        Readings = MeterRoute(source, "readings", "&limit=1000"),
        Period = source.Period?.ToString(),
        Version = source.Version,
        By = source.By,
        At = ParkTime.At(park, source.AtUnixMs),
        Declaration = source is { Kind: FigureSourceKind.Declared, Period: { } period } && EnterpriseRef.Of(park, id) is { } who
            ? $"{who.Route}/declared/{period}"
            : null,
        Id = source.Id,
        Set = source.Set,
        DataYear = source.DataYear,
        PublishedOn = source.PublishedOn,
        Citation = source.Citation,
        Confidence = source.Confidence,
        Provisional = source.Provisional,
    };

    private string? MeterRoute(FigureSource source, string word, string rest)
    {
        return source is { Meter: { } meter, FromUnixMs: { } from, ToUnixMs: { } to } && park.FindMeter(meter) is not null
            ? $"/api/parks/{park.Definition.Id}/meters/{meter}/{word}?from={Utc(from)}&to={Utc(to)}{rest}"
            : null;

        static string Utc(long unixMs) =>
            DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }
}
