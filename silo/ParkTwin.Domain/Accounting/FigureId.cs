using System.Diagnostics.CodeAnalysis;

namespace ParkTwin.Domain.Accounting;

/// <summary>
/// The id under which a figure can be quoted and opened: <c>park~enterprise~period~scope~key</c>, with <c>~3</c> behind it for the
/// third reported version. No slash, safe in an address; valid for ever.
/// </summary>
/// <param name="Park">The park; null for the city.</param>
/// <param name="Enterprise">Enterprise id; <see cref="WholePark"/> for the park's totals, <see cref="ParkOwn"/> for the park's own
/// meters.</param>
/// <param name="Period">The period.</param>
/// <param name="Scope">The factor scope.</param>
/// <param name="Key">The figure's key.</param>
/// <param name="Version">The reported version, from 1; null means the figure as it stands now.</param>
public readonly record struct FigureId(
    ParkId Park, string Enterprise, AccountingPeriod Period, FactorScope Scope, string Key, int? Version = null)
{
    /// <summary>Stands for a park's totals where an enterprise id would stand.</summary>
    public const string WholePark = "-";

    /// <summary>Stands for the park's own meters where an enterprise id would stand.</summary>
    public const string ParkOwn = "_";

    private static readonly string[] Scopes = ["provincial", "regional", "national"];

    /// <summary>The word of a scope.</summary>
    public static string WordOf(FactorScope scope) => Scopes[(int)scope];

    /// <summary>Takes the word of a scope; null or empty means <see cref="FactorScope.Provincial"/>.</summary>
    public static bool TryParseScope(string? text, out FactorScope scope)
    {
        var index = string.IsNullOrEmpty(text) ? 0 : Array.IndexOf(Scopes, text);
        scope = (FactorScope)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>Takes a text.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FigureId id)
    {
        id = default;
        var parts = text?.Split('~') ?? [];
        if (parts.Length is not 5 and not 6 || !ParkId.TryParse(parts[0], out var park)
            || (parts[1] is not (WholePark or ParkOwn) && !EnterpriseId.TryParse(parts[1], out _))
            || !AccountingPeriod.TryParse(parts[2], out var period)
            || parts[3].Length == 0 || !TryParseScope(parts[3], out var scope) || parts[4].Length == 0)
        {
            return false;
        }

        int? version = null;
        if (parts.Length == 6)
        {
            if (!int.TryParse(parts[5], System.Globalization.NumberStyles.None, null, out var number) || number < 1)
            {
                return false;
            }

            version = number;
        }

        id = new(park, parts[1], period, scope, parts[4], version);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Park}~{Enterprise}~{Period}~{WordOf(Scope)}~{Key}{(Version is { } version ? $"~{version}" : string.Empty)}";
}
