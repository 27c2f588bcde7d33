using System.Text.Json;
using ParkTwin.Domain;

namespace ParkTwin.Payloads;

/// <summary>
/// Reads one element of a payload as JSON at large: any key order, white space, escapes, all keys. Slower than
/// <see cref="CanonicalReading"/>, agrees with it wherever both can read, and names each fault.
/// </summary>
internal ref struct JsonReading
{
    private const int LongestEscaped = 128;

    private readonly ReadOnlySpan<byte> _text;
    private Utf8JsonReader _json;
    private Keys _seen;
    private long _unixMs;
    private decimal _value;
    private int _revision;
    private ReadingQuality _quality;
    private MeterUnit? _unit;

    private JsonReading(ReadOnlySpan<byte> text)
    {
        _text = text;
        _json = new Utf8JsonReader(text, new JsonReaderOptions { AllowMultipleValues = true });
    }

    [Flags]
    private enum Keys : byte
    {
        None = 0,
        Time = 1,
        Value = 2,
        Quality = 4,
        Unit = 8,
        Revision = 16,
    }

    /// <summary>The first fault; none for a reading.</summary>
    public FaultDetail Fault { get; private set; }

    /// <summary>Bytes of the element; all that was given when it is not JSON.</summary>
    public int Length { get; private set; }

    /// <summary>True when the text stopped being JSON, so that nothing behind the element can be told apart.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Where the offending token is, for the sentence.</summary>
    public Range Evidence { get; private set; }

    /// <summary>The reading, meaningful without a fault.</summary>
    public readonly ParsedReading Reading => new(_unixMs, _value, _revision, _quality, _unit);

    /// <summary>Reads the element that begins at the first byte.</summary>
    public static JsonReading Parse(ReadOnlySpan<byte> text)
    {
        var element = new JsonReading(text);
        try
        {
            element.Run();
        }
        catch (JsonException)
        {
            element.Break();
        }

        return element;
    }

    private void Run()
    {
        if (!_json.Read())
        {
            Break();
            return;
        }

        if (_json.TokenType != JsonTokenType.StartObject)
        {
            _json.Skip();
            Length = (int)_json.BytesConsumed;
            Fail(FaultDetail.NotObject, 0, Length);
            return;
        }

        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            Property();
        }

        Length = (int)_json.BytesConsumed;
        if ((_seen & Keys.Time) == 0)
        {
            Fail(FaultDetail.MissingTime, 0, Length);
        }
        else if ((_seen & Keys.Value) == 0)
        {
            Fail(FaultDetail.MissingValue, 0, Length);
        }
    }

    private void Property()
    {
        var name = (int)_json.TokenStartIndex;
        var key = Is("t"u8) ? Keys.Time : Is("v"u8) ? Keys.Value : Is("q"u8) ? Keys.Quality
            : Is("u"u8) ? Keys.Unit : Is("r"u8) ? Keys.Revision : Keys.None;
        if (key == Keys.None || (_seen & key) != 0)
        {
            Fail(key == Keys.None ? FaultDetail.UnknownKey : FaultDetail.RepeatedKey, name + 1, _json.ValueSpan.Length);
        }

        _seen |= key;
        _json.Read();
        var start = (int)_json.TokenStartIndex;
        var fault = key switch
        {
            Keys.Time => Time(),
            Keys.Value => Value(),
            Keys.Quality => Quality(),
            Keys.Unit => Unit(),
            Keys.Revision => Revision(),
            _ => FaultDetail.None,
        };
        _json.Skip();
        Fail(fault, start, (int)_json.BytesConsumed - start);
    }

    /// <summary>Whether the present name or text is this word. Escapes that are no text, such as half a surrogate pair, are no word.</summary>
    private readonly bool Is(ReadOnlySpan<byte> word)
    {
        if (!_json.ValueIsEscaped)
        {
            return _json.ValueTextEquals(word);
        }

        Span<byte> buffer = stackalloc byte[LongestEscaped];
        return buffer[..Unescape(buffer)].SequenceEqual(word);
    }

    private FaultDetail Time()
    {
        if (_json.TokenType == JsonTokenType.String)
        {
            Span<byte> buffer = stackalloc byte[LongestEscaped];
            return _json.ValueIsEscaped
                ? IsoInstant.Parse(buffer[..Unescape(buffer)], out _unixMs)
                : IsoInstant.Parse(_json.ValueSpan, out _unixMs);
        }

        if (_json.TokenType != JsonTokenType.Number)
        {
            return FaultDetail.TimeWrongKind;
        }

        var fault = ExactDecimal.Parse(_json.ValueSpan, out var number);
        if (fault is not (FaultDetail.None or FaultDetail.ValueTooLarge) || !decimal.IsInteger(number))
        {
            return FaultDetail.TimeWrongKind;
        }

        if (fault == FaultDetail.ValueTooLarge || number is < IsoInstant.MinUnixMs or > IsoInstant.MaxUnixMs)
        {
            return FaultDetail.TimeOutOfRange;
        }

        _unixMs = (long)number;
        return FaultDetail.None;
    }

    private FaultDetail Value()
    {
        if (_json.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
        {
            return FaultDetail.ValueNotNumber;
        }

        Span<byte> buffer = stackalloc byte[LongestEscaped];
        return _json.ValueIsEscaped
            ? ExactDecimal.Parse(buffer[..Unescape(buffer)], out _value)
            : ExactDecimal.Parse(_json.ValueSpan, out _value);
    }

    private FaultDetail Quality()
    {
        if (_json.TokenType == JsonTokenType.Null)
        {
            return FaultDetail.None;
        }

        if (_json.TokenType != JsonTokenType.String)
        {
            return FaultDetail.QualityUnknown;
        }

        _quality = Is("estimated"u8) ? ReadingQuality.Estimated : Is("bad"u8) ? ReadingQuality.Bad : ReadingQuality.Good;
        return _quality != ReadingQuality.Good || Is("good"u8) ? FaultDetail.None : FaultDetail.QualityUnknown;
    }

    private FaultDetail Unit()
    {
        if (_json.TokenType == JsonTokenType.Null)
        {
            return FaultDetail.None;
        }

        Span<byte> buffer = stackalloc byte[LongestEscaped];
        if (_json.TokenType != JsonTokenType.String
            || !MeterUnits.TryParse(_json.ValueIsEscaped ? buffer[..Unescape(buffer)] : _json.ValueSpan, out var unit))
        {
            return FaultDetail.UnitUnknown;
        }

        _unit = unit;
        return FaultDetail.None;
    }

    private FaultDetail Revision() => _json.TokenType switch
    {
        JsonTokenType.Null => FaultDetail.None,
        JsonTokenType.Number when _json.TryGetInt32(out _revision) && _revision >= 0 => FaultDetail.None,
        _ => FaultDetail.RevisionWrong,
    };

    /// <summary>Copies the string token without its escapes; 0 bytes when it is too long for any reading or no text at all.</summary>
    private readonly int Unescape(scoped Span<byte> buffer)
    {
        try
        {
            return _json.ValueSpan.Length > buffer.Length ? 0 : _json.CopyString(buffer);
        }
        catch (InvalidOperationException)
        {
            return 0; // Half a surrogate pair or bytes that are not UTF-8: no text, so no time, value or unit either.
        }
    }

    private void Fail(FaultDetail fault, int start, int length)
    {
        if (fault != FaultDetail.None && Fault == FaultDetail.None)
        {
            Fault = fault;
            Evidence = start..(start + length);
        }
    }

    /// <summary>The text stopped being JSON: a bare NaN is named, anything else is not JSON from here on.</summary>
    private void Break()
    {
        var start = (int)_json.BytesConsumed;
        var rest = _text[start..].TrimStart(" \t\r\n"u8);
        start = _text.Length - rest.Length;
        var nan = rest.StartsWith("NaN"u8) ? 3 : rest.StartsWith("Infinity"u8) ? 8 : rest.StartsWith("-Infinity"u8) ? 9 : 0;
        Fault = FaultDetail.None;
        Fail(nan > 0 ? FaultDetail.ValueNotNumber : FaultDetail.NotJson, start, nan > 0 ? nan : rest.Length);
        Length = _text.Length;
        IsBroken = true;
    }
}
