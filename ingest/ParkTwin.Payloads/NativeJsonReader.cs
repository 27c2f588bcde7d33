namespace ParkTwin.Payloads;

/// <summary>
/// Reads the native payload, <c>{"t":…,"v":…}</c> or an array of those (<c>docs/formats/payload.md</c>), where its bytes lie and
/// without allocating. Each element is a reading or a fault of its own; a fault never harms the elements before or after it. Where
/// the text stops being JSON, the elements before still count and the rest, from the broken element on, is one fault.
/// <code>
/// var json = new NativeJsonReader(payload);
/// while (json.Read(out var reading))
/// {
///     if (json.Fault == PayloadFault.None) { accept(reading); } else { quarantine(payload[json.Element], json.Describe()); }
/// }
/// </code>
/// </summary>
public ref struct NativeJsonReader
{
    private readonly ReadOnlySpan<byte> _payload;
    private Place _place;
    private int _at;
    private FaultDetail _detail;
    private int _evidenceStart;
    private int _evidenceLength;
    private int _start;

    /// <summary>A reader at the start of a payload.</summary>
    public NativeJsonReader(ReadOnlySpan<byte> payload) => _payload = payload;

    private enum Place : byte
    {
        Start = 0,
        AfterElement,
        End,
    }

    /// <summary>What is wrong with the element just read; <see cref="PayloadFault.None"/> for a reading.</summary>
    public readonly PayloadFault Fault => FaultText.KindOf(_detail);

    /// <summary>Where in the payload the element just read lies; all of it where the text ends too early to tell.</summary>
    public readonly Range Element => _start.._at;

    /// <summary>Goes to the next element.</summary>
    /// <param name="reading">The reading; meaningful only where <see cref="Fault"/> is none.</param>
    /// <returns>False at the end of the payload. An empty payload and an empty array are one fault each.</returns>
    public bool Read(out ParsedReading reading)
    {
        if (_place == Place.AfterElement)
        {
            return Next(out reading);
        }

        reading = default;
        return _place == Place.Start && First(out reading);
    }

    /// <summary>A sentence about <see cref="Fault"/>: the value, what is allowed, what to do. Empty for a reading. Allocates.</summary>
    public readonly string Describe() => FaultText.Describe(_detail, _payload.Slice(_evidenceStart, _evidenceLength));

    private bool First(out ParsedReading reading)
    {
        SkipSpace();
        reading = default;
        if (_at == _payload.Length)
        {
            return Fail(FaultDetail.Empty);
        }

        if (_payload[_at] != '[')
        {
            Only(out reading);
            return true;
        }

        _at++;
        SkipSpace();
        if (_at < _payload.Length && _payload[_at] == ']')
        {
            return Fail(FaultDetail.EmptyArray);
        }

        ReadElement(out reading);
        return true;
    }

    /// <summary>A payload of one object: anything behind it makes the whole payload unparsable.</summary>
    private void Only(out ParsedReading reading)
    {
        ReadElement(out reading);
        var end = _at;
        SkipSpace();
        _place = Place.End;
        if (_at < _payload.Length)
        {
            _detail = FaultDetail.BytesAfterEnd;
            _evidenceStart = _at;
            _evidenceLength = _payload.Length - _at;
            _at = _payload.Length;
        }
        else
        {
            _at = end;
        }
    }

    private bool Next(out ParsedReading reading)
    {
        reading = default;
        SkipSpace();
        if (_at == _payload.Length)
        {
            return Fail(FaultDetail.NotJson);
        }

        var token = _payload[_at];
        if (token == ',')
        {
            _at++;
            SkipSpace();
            ReadElement(out reading);
            return true;
        }

        if (token != ']')
        {
            return Fail(FaultDetail.NotJson);
        }

        _at++;
        SkipSpace();
        if (_at < _payload.Length)
        {
            return Fail(FaultDetail.BytesAfterEnd);
        }

        _place = Place.End;
        return false;
    }

    private void ReadElement(out ParsedReading reading)
    {
        _start = _at;
        _place = Place.AfterElement;
        var text = _payload[_at..];
        var length = CanonicalReading.TryParse(text, out reading);
        if (length > 0)
        {
            _detail = FaultDetail.None;
            _at += length;
            return;
        }

        if (text.Length == 0)
        {
            Fail(FaultDetail.NotJson);
            return;
        }

        var json = JsonReading.Parse(text);
        var (offset, evidence) = json.Evidence.GetOffsetAndLength(text.Length);
        reading = json.Fault == FaultDetail.None ? json.Reading : default;
        _detail = json.Fault;
        _evidenceStart = _at + offset;
        _evidenceLength = evidence;
        _at += json.Length;
        if (json.IsBroken)
        {
            _place = Place.End;
        }
    }

    /// <summary>The rest of the payload is one fault.</summary>
    private bool Fail(FaultDetail detail)
    {
        _detail = detail;
        _evidenceStart = _at;
        _evidenceLength = _payload.Length - _at;
        _start = _at == _payload.Length || detail == FaultDetail.EmptyArray ? 0 : _at;
        _at = _payload.Length;
        _place = Place.End;
        return true;
    }

    private void SkipSpace()
    {
        while ((uint)_at < (uint)_payload.Length && _payload[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            _at++;
        }
    }
}
