using System.Text;

namespace Orleans.Runtime;

/// <summary>Half of an id: a text, compared exactly.</summary>
public readonly struct IdSpan : IEquatable<IdSpan>, IComparable<IdSpan>
{
    private readonly string? _text;

    private IdSpan(string text) => _text = text;

    /// <summary>True when nothing is in it.</summary>
    public bool IsDefault => string.IsNullOrEmpty(_text);

    /// <summary>The UTF-8 bytes of the text.</summary>
    public ReadOnlyMemory<byte> Value => Encoding.UTF8.GetBytes(ToString());

    /// <summary>Takes a text.</summary>
    public static IdSpan Create(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return new(id);
    }

    /// <summary>Exact equality.</summary>
    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    /// <summary>Exact inequality.</summary>
    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(IdSpan other) => string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _text is null ? 0 : string.GetHashCode(_text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(IdSpan other) => string.CompareOrdinal(_text, other._text);

    /// <summary>The text.</summary>
    public override string ToString() => _text ?? "";
}
