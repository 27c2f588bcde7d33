using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Explaining;

/// <summary>
/// Takes figures that follow from accounts and stand in none, and remembers, for the answer, their trees and the reasons of nulls.
/// A node of an account carries the id that opens it; a step of the evaluation carries none.
/// </summary>
/// <param name="park">The park.</param>
/// <param name="home">An id of the account that is evaluated; its key does not matter.</param>
/// <param name="account">That account; null where several are evaluated together.</param>
/// <param name="depth">How deep trees are shown.</param>
internal sealed class TreePicker(RegisteredPark park, FigureId home, Account? account, int depth)
{
    /// <summary>How deep trees are shown where nobody asks otherwise.</summary>
    public const int DefaultDepth = 6;

    private readonly FigureShapes _shapes = new(park);

    /// <summary>From each key whose value is null to why, and what to do.</summary>
    public Dictionary<string, string> Reasons { get; } = new(StringComparer.Ordinal);

    /// <summary>From each key to the tree that makes it.</summary>
    public Dictionary<string, FigureNodeView> Trees { get; } = new(StringComparer.Ordinal);

    /// <summary>The value of a figure under the name that the answer gives it.</summary>
    public decimal? Take(string name, Figure? figure)
    {
        if (figure is null)
        {
            return null;
        }

        Trees[name] = Node(figure, depth);
        if (figure.Value is null)
        {
            Reasons[name] = figure.Reason ?? $"{figure.Key} is unknown.";
        }

        return Exact.Trim(figure.Value);
    }

    /// <summary>The id that opens a figure; null where it is a step of the evaluation only.</summary>
    public string? IdOf(Figure figure)
    {
        if (figure.Source is { Kind: FigureSourceKind.Account, Id: { } key, Period: { } period })
        {
            return (home with { Period = period, Key = key }).ToString();
        }

        return account?.Figures.GetValueOrDefault(figure.Key) is { } known && ReferenceEquals(known, figure)
            ? (home with { Key = figure.Key }).ToString()
            : null;
    }

    private FigureNodeView Node(Figure figure, int left)
    {
        var id = IdOf(figure);
        var node = _shapes.Node(figure, home with { Key = figure.Key }, 0);
        var shown = id is null && left > 0 && figure.Inputs.Count > 0;
        return node with
        {
            Figure = id,
            Inputs = shown ? [.. figure.Inputs.Select(input => Node(input, left - 1))] : [],
            More = !shown && figure.Inputs.Count > 0,
        };
    }
}
