using System.Diagnostics.CodeAnalysis;

namespace ParkTwin.Domain;

/// <summary>
/// Names one park: 1 to 64 of ASCII letters, digits, '-', '_', '.', the first a letter or digit, compared exactly.
/// </summary>
public readonly record struct ParkId : IComparable<ParkId>
{
    private ParkId(string value) => Value = value;

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">The id is <c>default</c>; create it with <see cref="TryParse"/>.</exception>
    public string Value => field ?? throw new InvalidOperationException("Unassigned ParkId; create it with TryParse.");

    /// <summary>Checks and takes a text as an id.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ParkId id)
    {
        var valid = IdText.IsValid(text);
        id = valid ? new ParkId(text!) : default;
        return valid;
    }

    /// <summary>Takes a text as an id.</summary>
    /// <exception cref="FormatException">The text is not an id; the message says what an id is.</exception>
    public static ParkId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException(IdText.Explain("park", text));

    /// <inheritdoc/>
    public int CompareTo(ParkId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
